import { once } from 'node:events'
import { createServer } from 'node:http'
import Provider from 'oidc-provider'
import { freePorts } from '../service/service.ts'

/** An identity provider whose people are signed in as soon as they come. */
export interface TestProvider {
  readonly issuer: string
  /** Who comes next, and what is known of them. */
  readonly next: (person: Person) => void
  readonly close: () => void
}

export interface Person {
  readonly sub: string
  readonly email: string
  readonly email_verified: boolean
  readonly name: string
}

export const oidcClient = { id: 'countersign', secret: 'a-client-secret-of-the-tests' }

/** On a port that nobody listens on, where one was not chosen before. */
export async function startProvider(redirectUri: string, given?: number): Promise<TestProvider> {
  const port = given ?? (await freePorts(1))[0]
  const issuer = `http://127.0.0.1:${String(port)}`
  let person: Person | null = null
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: oidcClient.id,
        client_secret: oidcClient.secret,
        redirect_uris: [redirectUri],
        token_endpoint_auth_method: 'client_secret_post',
      },
    ],
    claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name'] },
    conformIdTokenClaims: false,
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_context, { uid }) => `/interaction/${uid}` },
    findAccount: (_context, sub) => ({
      accountId: sub,
      claims: async () => ({ ...person, sub }),
    }),
    cookies: { keys: ['a key of the tests'] },
  })
  const handle = provider.callback()
  const server = createServer((request, response) => {
    if (request.url?.startsWith('/interaction/') !== true) {
      void handle(request, response)
      return
    }
    void agree(provider, person, { request, response })
  })
  server.listen(port, '127.0.0.1')
  await once(server, 'listening')
  return {
    issuer,
    next: (given) => {
      person = given
    },
    close: () => server.close(),
  }
}

type Exchange = {
  readonly request: Parameters<Provider['interactionDetails']>[0]
  readonly response: Parameters<Provider['interactionDetails']>[1]
}

async function agree(
  provider: Provider,
  person: Person | null,
  { request, response }: Exchange,
): Promise<void> {
  const { params } = await provider.interactionDetails(request, response)
  const accountId = person?.sub ?? ''
  const grant = new provider.Grant({ accountId, clientId: String(params['client_id']) })
  grant.addOIDCScope(String(params['scope']))
  const result = { login: { accountId }, consent: { grantId: await grant.save() } }
  await provider.interactionFinished(request, response, result, { mergeWithLastSubmission: false })
}

/** Follows a provider until it sends the browser back; the address that it sends it to. */
export async function toProvider(start: string): Promise<string> {
  const cookies = new Map<string, string>()
  let address = start
  const { origin } = new URL(start)
  for (let hop = 0; hop < 10 && address.startsWith(origin); hop++) {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const { headers, status } = await fetch(address, { redirect: 'manual', headers: { cookie } })
    for (const set of headers.getSetCookie()) {
      const [pair = ''] = set.split(';')
      cookies.set(pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1))
    }
    const location = headers.get('location')
    if (location === null) throw new Error(`the provider ended with ${String(status)}`)
    address = new URL(location, address).href
  }
  return address
}
