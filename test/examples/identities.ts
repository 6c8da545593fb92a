import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { createServer } from 'node:http'
import { createIdentityVerifier, type VerifyIdentity } from '@countersign/verifier'
import { exportJWK, generateKeyPair, SignJWT } from 'jose'

/** Whom a gateway of the test's own sends, as its signed header says. */
export interface Sent {
  readonly project?: { readonly id: string; readonly slug: string }
  readonly client?: string
}

export interface TestIdentities {
  readonly verify: VerifyIdentity
  /** The header of a request that comes from this one. */
  readonly header: (sent: Sent) => Promise<Record<string, string>>
  readonly close: () => Promise<void>
}

/** Signs identities for one service as a gateway does, so that a service can be sent what none would send. */
export async function ownIdentities(audience: string): Promise<TestIdentities> {
  const { publicKey, privateKey } = await generateKeyPair('Ed25519')
  const key = { ...(await exportJWK(publicKey)), kid: 'test', alg: 'EdDSA', use: 'sig' }
  const server = createServer((_request, response) => {
    response.setHeader('content-type', 'application/json')
    response.end(JSON.stringify({ keys: [key] }))
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const issuer = `http://127.0.0.1:${String((server.address() as { port: number }).port)}`
  return {
    verify: createIdentityVerifier({ issuer, audience }),
    header: async ({ project = null, client = null }) => {
      const claims = {
        ...{ level: project === null ? 'server' : 'project', project, client_id: client },
        ...{ key_id: 'key_1', environment: 'live', scopes: null, capabilities: [] },
        ...{ tier: null, generation: 1 },
      }
      const header = { typ: 'countersign-identity+jwt', alg: 'EdDSA', kid: 'test' }
      const signed = new SignJWT(claims).setProtectedHeader(header)
      const dated = signed
        .setIssuer(issuer)
        .setAudience(audience)
        .setSubject(client ?? 'key_1')
      const token = dated.setIssuedAt().setExpirationTime('30s').setJti(randomUUID())
      return { 'countersign-identity': await token.sign(privateKey) }
    },
    close: async () => {
      if (!server.listening) return
      server.closeAllConnections()
      await new Promise((done) => server.close(done))
    },
  }
}
