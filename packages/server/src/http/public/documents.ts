import type { FastifyInstance } from 'fastify'
import type { Contract, Tokens } from '../../contracts/contract.ts'
import type { Engine } from '../../engine/ports.ts'
import { sendJwks } from './jwks-reply.ts'

/** Metadata changes only when the service starts anew. */
const cachedShortly = 'public, max-age=300'

/** The documents by which clients and services configure themselves. */
export function addDocuments(
  app: FastifyInstance,
  { contract, engine }: { readonly contract: Contract; readonly engine: Engine },
): void {
  const { jwks, metadata } = contract.documents
  const issuer = engine.policy.tokens?.issuer
  if (jwks !== null) {
    app.get(jwks, async (request, reply) =>
      sendJwks(await engine.signingKeys.jwks(), engine.rotation.jwksMaxAgeSeconds, {
        request,
        reply,
      }),
    )
  }
  if (metadata !== null && contract.tokens !== null && issuer !== undefined) {
    const document = metadataOf(contract.tokens, { issuer, jwks, scopes: engine.policy.scopes })
    app.get(metadata, (_request, reply) =>
      reply.header('cache-control', cachedShortly).send(document),
    )
  }
}

const methodOfCarrier = { basic: 'client_secret_basic', body: 'client_secret_post' } as const

/** RFC 8414 §2. */
function metadataOf(
  tokens: Tokens,
  known: { issuer: string; jwks: string | null; scopes: readonly string[] | null },
) {
  const { issuer, jwks, scopes } = known
  return {
    issuer,
    token_endpoint: issuer + tokens.path,
    token_endpoint_auth_methods_supported: [
      ...new Set(tokens.carriers.map((carrier) => methodOfCarrier[carrier.in])),
    ],
    grant_types_supported: ['client_credentials'],
    response_types_supported: [],
    ...(jwks === null ? {} : { jwks_uri: issuer + jwks }),
    ...(scopes === null ? {} : { scopes_supported: scopes }),
  }
}
