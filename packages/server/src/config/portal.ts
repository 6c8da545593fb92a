import { z } from 'zod'
import { StartRefused } from './start-refused.ts'

const switched = z.enum(['on', 'off'], { error: 'on or off' })

/** What customers find on the public port: each variable of the environment, its default and its reason. */
export const portalSettings = {
  /** Whether the public port serves the portal, at `/portal`. Off: what is not asked for is not reachable. */
  PORTAL: switched.default('off'),
  /** Whether anybody may register there, with a project of their own. Needs SMTP_URL: addresses are confirmed. */
  PORTAL_REGISTRATION: switched.default('off'),
  /** Whether members make keys themselves, where their project says nothing of it. Unset: as the contract has it. */
  PORTAL_SELF_SERVICE: switched.optional(),
  /** An identity provider that customers may sign in with (OpenID Connect). Unset: passwords and links only. */
  PORTAL_OIDC_ISSUER: z.url({ protocol: /^https?$/, error: 'an http or https address' }).optional(),
  PORTAL_OIDC_CLIENT_ID: z.string().optional(),
  PORTAL_OIDC_CLIENT_SECRET: z.string().optional(),
  /** As the button says it. */
  PORTAL_OIDC_NAME: z.string().max(100, 'at most 100 characters').default('Single sign-on'),
} as const

export interface PortalConfig {
  readonly isOn: boolean
  readonly registration: boolean
  /** Null: as the contract has it. */
  readonly selfService: boolean | null
  readonly oidc: {
    readonly issuer: string
    readonly clientId: string
    readonly clientSecret: string
    readonly name: string
  } | null
}

type Read = z.infer<z.ZodObject<typeof portalSettings>>

/** Throws StartRefused where a setting lacks another. */
export function portalConfig(read: Read, hasMail: boolean): PortalConfig {
  const registration = read.PORTAL_REGISTRATION === 'on'
  if (registration && !hasMail) {
    throw new StartRefused(
      'SMTP_URL is missing: PORTAL_REGISTRATION needs it, as addresses are confirmed by mail.',
    )
  }
  const selfService = read.PORTAL_SELF_SERVICE
  return {
    isOn: read.PORTAL === 'on',
    registration,
    selfService: selfService === undefined ? null : selfService === 'on',
    oidc: oidcOf(read),
  }
}

function oidcOf(read: Read): PortalConfig['oidc'] {
  const { PORTAL_OIDC_ISSUER: issuer, PORTAL_OIDC_NAME: name } = read
  const { PORTAL_OIDC_CLIENT_ID: clientId, PORTAL_OIDC_CLIENT_SECRET: clientSecret } = read
  if (issuer === undefined) return null
  if (clientId === undefined || clientSecret === undefined) {
    throw new StartRefused(
      'PORTAL_OIDC_CLIENT_ID and PORTAL_OIDC_CLIENT_SECRET are missing: PORTAL_OIDC_ISSUER needs both.',
    )
  }
  return { issuer, clientId, clientSecret, name }
}
