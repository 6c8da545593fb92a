import { generateKeyPairSync } from 'node:crypto'
import { createServer } from 'node:http'
import { Provider } from 'oidc-provider'

const scope = 'orders:read orders:write'
const audience = 'https://api.bench.example'
const lifetimeSeconds = 600

/** A process of its own; the secret of its clients comes in the first message. */
process.once('message', ({ secret }: { readonly secret: string }) => {
  const answer = providerFor(secret).callback()
  const server = createServer((request, response) => void answer(request, response))
  server.listen(0, '127.0.0.1', () => process.send?.(server.address()))
})
process.once('disconnect', () => process.exit())

/** As it comes, with tokens like ours: JWTs (RFC 9068) for one audience, which nothing stores. */
function providerFor(secret: string): Provider {
  const client = (id: string, method: 'client_secret_basic' | 'client_secret_post') => ({
    client_id: id,
    client_secret: secret,
    grant_types: ['client_credentials'],
    redirect_uris: [],
    response_types: [],
    token_endpoint_auth_method: method,
    id_token_signed_response_alg: 'ES256' as const,
    scope,
  })
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const provider = new Provider('https://issuer.bench.example', {
    clients: [client('by-basic', 'client_secret_basic'), client('by-form', 'client_secret_post')],
    scopes: scope.split(' '),
    jwks: { keys: [{ ...privateKey.export({ format: 'jwk' }), use: 'sig', alg: 'ES256' }] },
    cookies: { keys: [secret] },
    ttl: { ClientCredentials: lifetimeSeconds },
    features: {
      devInteractions: { enabled: false },
      clientCredentials: { enabled: true },
      resourceIndicators: {
        enabled: true,
        defaultResource: () => audience,
        getResourceServerInfo: () => ({
          scope,
          audience,
          accessTokenFormat: 'jwt',
          accessTokenTTL: lifetimeSeconds,
          jwt: { sign: { alg: 'ES256' } },
        }),
      },
    },
  })
  // the load speaks HTTP as a proxy would that has ended TLS
  provider.proxy = true
  return provider
}
