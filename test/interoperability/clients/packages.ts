import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { importPKCS8 } from 'jose'
import * as oauth from 'oauth4webapi'
import * as openid from 'openid-client'
import { ClientCredentials } from 'simple-oauth2'
import { type Client, type Given, type Way, ways } from '../client.ts'

// eslint-disable-next-line @typescript-eslint/no-deprecated -- the service of a test has no TLS
const [overHttp, allowHttp] = [oauth.allowInsecureRequests, openid.allowInsecureRequests] as const

/** Packages of npm. */
export const packages: readonly Client[] = [
  {
    ...installed('openid-client'),
    ways: [...ways],
    ask: (way, given) => askByOpenidClient(way, given).catch(sayError),
  },
  {
    ...installed('oauth4webapi'),
    ways: [...ways],
    ask: (way, given) => askByOauth4webapi(way, given).catch(sayError),
  },
  {
    ...installed('simple-oauth2'),
    // it wants JSON as the reply to a revocation, of which RFC 7009 §2.2 says that nobody reads it
    ways: ['client_secret_basic', 'client_secret_post'],
    ask: askBySimpleOauth2,
  },
]

async function askByOpenidClient(way: Way, given: Given) {
  const { issuer, id, secret, scope, token } = given
  const method = {
    client_secret_post: () => openid.ClientSecretPost(secret),
    private_key_jwt: async () => openid.PrivateKeyJwt(await signerOf(given)),
  }[way as string]
  const authentication = (await method?.()) ?? openid.ClientSecretBasic(secret)
  const server = await openid.discovery(new URL(issuer), id, undefined, authentication, {
    algorithm: 'oauth2',
    execute: [allowHttp],
  })
  if (way === 'introspection') return (await openid.tokenIntrospection(server, token)).active
  if (way === 'revocation') return openid.tokenRevocation(server, token).then(() => null)
  return (await openid.clientCredentialsGrant(server, { scope })).access_token
}

async function askByOauth4webapi(way: Way, given: Given) {
  const { id, secret, scope, token } = given
  const issuer = new URL(given.issuer)
  const insecure = { [overHttp]: true }
  const found = await oauth.discoveryRequest(issuer, { algorithm: 'oauth2', ...insecure })
  const server = await oauth.processDiscoveryResponse(issuer, found)
  const client = { client_id: id }
  const method = {
    client_secret_post: () => oauth.ClientSecretPost(secret),
    private_key_jwt: async () => oauth.PrivateKeyJwt(await signerOf(given)),
  }[way as string]
  const authentication = (await method?.()) ?? oauth.ClientSecretBasic(secret)
  if (way === 'introspection') {
    const reply = await oauth.introspectionRequest(server, client, authentication, token, insecure)
    return (await oauth.processIntrospectionResponse(server, client, reply)).active
  }
  if (way === 'revocation') {
    const reply = await oauth.revocationRequest(server, client, authentication, token, insecure)
    await oauth.processRevocationResponse(reply)
    return null
  }
  const parameters = new URLSearchParams({ scope })
  const reply = await oauth.clientCredentialsGrantRequest(
    server,
    client,
    authentication,
    parameters,
    insecure,
  )
  return (await oauth.processClientCredentialsResponse(server, client, reply)).access_token
}

/** It reads no metadata: it takes the addresses for those that we have. */
async function askBySimpleOauth2(way: Way, given: Given) {
  const { issuer, id, secret, scope } = given
  const server = new ClientCredentials({
    client: { id, secret },
    auth: { tokenHost: issuer },
    options: { authorizationMethod: way === 'client_secret_post' ? 'body' : 'header' },
  })
  const { token: made } = await server.getToken({ scope }).catch((error: unknown) => {
    const { data } = error as { data?: { payload?: { error?: string } } }
    throw new Error(data?.payload?.error, { cause: error })
  })
  return String(made['access_token'])
}

async function signerOf({ privateKey, kid }: Given) {
  return { key: await importPKCS8(privateKey, 'ES256'), kid }
}

/** Its message says that there was an error, and a member which. */
function sayError(error: unknown): never {
  if (error instanceof oauth.ResponseBodyError) throw new Error(error.error, { cause: error })
  throw error
}

function installed(name: string) {
  const file = join(import.meta.dirname, '../../../node_modules', name, 'package.json')
  const version = (): string => JSON.parse(readFileSync(file, 'utf8')).version
  return { name, language: 'JavaScript', from: 'npm', version }
}
