import { join } from 'node:path'
import { type Client, type Given, type Way, ways } from '../client.ts'
import { ran, versionOf } from '../ran.ts'

// Debian's own, as its packages are for no other
const python = '/usr/bin/python3'

/** Clients of other languages. */
export const programs: readonly Client[] = [
  {
    ...script('Authlib', 'python3-authlib', 'authlib_client.py', ways),
    assertsToEndpoint: true,
  },
  script('requests-oauthlib', 'python3-requests-oauthlib', 'requests_oauthlib_client.py', [
    'client_secret_basic',
    'client_secret_post',
  ]),
  {
    ...{ name: 'curl', language: 'C', from: 'curl' },
    ways: ['client_secret_basic', 'client_secret_post', 'introspection', 'revocation'],
    version: () => versionOf('curl', ['--version']),
    ask: askByCurl,
  },
]

/** Both libraries ask for TLS, which a service on loopback does not have. */
const insecure = { AUTHLIB_INSECURE_TRANSPORT: '1', OAUTHLIB_INSECURE_TRANSPORT: '1' }

function script(name: string, from: string, file: string, ways: readonly Way[]): Client {
  const path = join(import.meta.dirname, file)
  return {
    ...{ name, from, ways },
    language: 'Python',
    version: () => versionOf(python, [path, '--version']),
    ask: async (way, given) => {
      const input = JSON.stringify({ way, ...given })
      const { code, stdout, stderr } = await ran(python, [path], { input, more: insecure })
      if (code !== 0) throw new Error(stderr)
      const { result, refusal } = JSON.parse(stdout)
      if (refusal !== undefined) throw new Error(refusal)
      return result
    },
  }
}

async function askByCurl(way: Way, { issuer, id, secret, scope, token }: Given) {
  const metadata = await curled([`${issuer}/.well-known/oauth-authorization-server`])
  const user = ['--user', `${id}:${secret}`]
  if (way === 'introspection' || way === 'revocation') {
    const reply = await curled([
      ...user,
      '--data-urlencode',
      `token=${token}`,
      metadata[`${way}_endpoint`],
    ])
    return way === 'introspection' ? reply.active : null
  }
  const grant = ['--data', 'grant_type=client_credentials', '--data-urlencode', `scope=${scope}`]
  const posted = [
    '--data-urlencode',
    `client_id=${id}`,
    '--data-urlencode',
    `client_secret=${secret}`,
  ]
  const how = way === 'client_secret_basic' ? user : posted
  const reply = await curled([...grant, ...how, metadata.token_endpoint])
  if (reply.access_token === undefined) throw new Error(reply.error)
  return reply.access_token
}

async function curled(args: readonly string[]) {
  const { code, stdout, stderr } = await ran('curl', ['--silent', '--show-error', ...args])
  if (code !== 0) throw new Error(stderr)
  return stdout === '' ? null : JSON.parse(stdout)
}
