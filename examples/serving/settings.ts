import { createIdentityVerifier } from '@countersign/verifier'

/** What each of these services is told by its environment. */
export interface Settings {
  /** The address of the gateway, which is also the issuer of identities. */
  readonly gateway: string
  /** The file of the database; `:memory:` keeps nothing. */
  readonly database: string
  readonly port: number
}

export function readSettings(environment: NodeJS.ProcessEnv): Settings {
  return {
    gateway: environment['GATEWAY_URL'] ?? 'http://127.0.0.1:8787',
    database: environment['DATABASE_FILE'] ?? ':memory:',
    port: Number(environment['PORT'] ?? 9_000),
  }
}

/** Checks identities that the gateway signed for the upstream of this name. */
export function verifierFor(audience: string, { gateway }: Settings) {
  return createIdentityVerifier({ issuer: gateway, audience })
}
