import { type Role, roles } from '@countersign/core'
import { z } from 'zod'
import { type PortalConfig, portalConfig, portalSettings } from './portal.ts'
import { StartRefused } from './start-refused.ts'

const address = z.url({ protocol: /^https?$/, error: 'an http or https address' })

/** How operators and customers sign in: each variable of the environment, its default and its reason. */
export const signInSettings = {
  /**
   * Where operators reach the control port: in links, and what an identity provider sends them back to.
   * Default: where it listens. With https the cookies of sessions are for https alone.
   */
  CONTROL_URL: address.optional(),
  /** An identity provider that operators may sign in with (OpenID Connect). Unset: passwords only. */
  OIDC_ISSUER: address.optional(),
  OIDC_CLIENT_ID: z.string().optional(),
  OIDC_CLIENT_SECRET: z.string().optional(),
  /** As the button says it. */
  OIDC_NAME: z.string().max(100, 'at most 100 characters').default('Single sign-on'),
  /** The role of people there whom nobody invited. Unset: they are refused. */
  OIDC_DEFAULT_ROLE: z.enum(roles, { error: `one of ${roles.join(', ')}` }).optional(),
  /** A mail server for invitations and for the portal, with user and password where it wants them. Unset: none is sent. */
  SMTP_URL: z.url({ protocol: /^smtps?$/, error: 'an smtp or smtps address' }).optional(),
  /** Whom these mails are from. */
  MAIL_FROM: z.string().optional(),
  ...portalSettings,
} as const

export interface SignInConfig {
  /** Null: where the control port listens. */
  readonly controlUrl: string | null
  /** Null: operators sign in by passwords only. */
  readonly oidc: OidcConfig | null
  /** Null: no mail is sent. */
  readonly mail: { readonly url: string; readonly from: string } | null
  readonly portal: PortalConfig
}

export interface OidcConfig {
  readonly issuer: string
  readonly clientId: string
  readonly clientSecret: string
  readonly name: string
  /** Of people whom nobody invited; null: they are refused. */
  readonly defaultRole: Role | null
}

type Read = z.infer<z.ZodObject<typeof signInSettings>>

/** Throws StartRefused where one of them lacks another. */
export function signInConfig(settings: Read): SignInConfig {
  const mail = mailOf(settings)
  return {
    controlUrl: settings.CONTROL_URL?.replace(/\/+$/, '') ?? null,
    oidc: oidcOf(settings),
    mail,
    portal: portalConfig(settings, mail !== null),
  }
}

function oidcOf(settings: Read): OidcConfig | null {
  const {
    OIDC_ISSUER: issuer,
    OIDC_CLIENT_ID: clientId,
    OIDC_CLIENT_SECRET: clientSecret,
  } = settings
  if (issuer === undefined) return null
  if (clientId === undefined || clientSecret === undefined) {
    throw new StartRefused(
      'OIDC_CLIENT_ID and OIDC_CLIENT_SECRET are missing: OIDC_ISSUER needs both.',
    )
  }
  const defaultRole = settings.OIDC_DEFAULT_ROLE ?? null
  return { issuer, clientId, clientSecret, name: settings.OIDC_NAME, defaultRole }
}

function mailOf({ SMTP_URL: url, MAIL_FROM: from }: Read): SignInConfig['mail'] {
  if (url === undefined) return null
  if (from === undefined) {
    throw new StartRefused('MAIL_FROM is missing: SMTP_URL needs the address that mails are from.')
  }
  return { url, from }
}
