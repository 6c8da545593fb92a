import { join } from 'node:path'
import { type Control, controlOf, newProject } from '../service/api.ts'
import { startTestService, type TestService } from '../service/service.ts'
import type { tiers } from './limited-contract.ts'

const entry = join(import.meta.dirname, 'serve-limited.ts')

/** A service with the limits of `limited-contract.ts`, behind a proxy on this machine. */
export function startLimited(
  databaseUrl: string | null,
  environment: Readonly<Record<string, string>> = {},
): Promise<TestService> {
  return startTestService({
    databaseUrl,
    entry,
    environment: {
      TRUSTED_PROXIES: '127.0.0.0/8',
      PUBLIC_URL: 'http://issuer.example',
      ...environment,
    },
  })
}

/** The secret of a new client of a tier. */
export async function clientOf(control: Control, tier: keyof typeof tiers): Promise<string> {
  const project = await newProject(control)
  const { status, body, text } = await control(`/v1/projects/${project}/clients`, {
    json: { name: 'limited', tier },
  })
  if (status !== 201) throw new Error(text)
  return (body as { secret: string }).secret
}

export interface LimitedVerdict {
  readonly valid: boolean
  readonly code: string
  readonly limit: LimitView | null
  readonly quota?: LimitView
}

interface LimitView {
  readonly name: string
  readonly limit: number
  readonly remaining: number | null
  readonly reset_seconds: number | null
  readonly degraded: boolean
}

/** `POST /v1/verify`, and what it says of limits. */
export async function spend(
  service: Pick<TestService, 'controlUrl' | 'adminKey'>,
  credential: string,
  more: object = {},
): Promise<LimitedVerdict> {
  const { status, body, text } = await controlOf(service)('/v1/verify', {
    json: { credential, ...more },
  })
  if (status !== 200) throw new Error(`${String(status)} ${text}`)
  return body as LimitedVerdict
}
