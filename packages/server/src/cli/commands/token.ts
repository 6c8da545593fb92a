import { jsonOption } from '../control/control-command.ts'
import {
  credentialFileOption,
  noCredentialArgument,
  readCredential,
} from '../control/credential.ts'
import { command } from '../definition/command.ts'
import { Failed, WrongUsage } from '../definition/endings.ts'
import { list, text, under } from '../definition/options.ts'
import { outputTo } from '../output/output.ts'
import { printable } from '../output/printable.ts'
import { waitingFor } from '../output/waiting.ts'
import type { Surroundings } from '../surroundings.ts'

const usual = 'http://127.0.0.1:8787'

/** Exchanges a key for an access token, as a caller of the API does. */
export const token = command({
  name: 'token',
  summary: 'Exchange a key for a short-lived access token.',
  details:
    'The key is asked for, or read from standard input or a file. The token is printed alone, so that it can be piped on.',
  arguments: {},
  noArgument: noCredentialArgument,
  options: {
    file: credentialFileOption,
    clientId: text('client_id', 'the client whose secret it is, where the contract asks for it'),
    scopes: list('list', 'scopes to narrow it to; left out: all that the key may'),
    audience: text('audience', 'whom it is for; left out: the usual one'),
    ...under('Connection', {
      publicUrl: text('address', `the public port (PUBLIC_URL; ${usual})`),
    }),
    ...jsonOption,
  },
  examples: [
    { does: 'Asks for the key', line: 'countersign token --scopes orders:read' },
    { does: 'In a program', line: 'countersign token --file ./ci.secret --json' },
  ],
  run: async ({ file, clientId = '', scopes, audience, publicUrl, json }, surroundings) => {
    const credential = await readCredential(file, surroundings)
    const endpoint = await endpointOf(addressOf(publicUrl, surroundings), surroundings)
    const form = new URLSearchParams({
      grant_type: 'client_credentials',
      ...(scopes === undefined ? {} : { scope: scopes.join(' ') }),
      ...(audience === undefined ? {} : { resource: audience, audience }),
    })
    const authorization = `Basic ${Buffer.from([clientId, credential].map(encodeURIComponent).join(':')).toString('base64')}`
    const init = { method: 'POST', headers: { authorization }, body: form }
    const { status, body } = await ask(endpoint, init, surroundings)
    const issued = body?.['access_token']
    if (status !== 200 || typeof issued !== 'string') throw refused(status, body)
    outputTo(surroundings.terminal, json).result(body, () => `${issued}\n`)
  },
})

type Body = Readonly<Record<string, unknown>> | null

/** RFC 8414: where the token endpoint is, in whatever dialect. */
async function endpointOf(url: string, surroundings: Surroundings): Promise<string> {
  const { body } = await ask(`${url}/.well-known/oauth-authorization-server`, {}, surroundings)
  const endpoint = body?.['token_endpoint']
  if (typeof endpoint === 'string') return `${url}${new URL(endpoint).pathname}`
  throw new Failed(
    `The service at ${url} does not say where its token endpoint is: is that the public address of a service whose contract has one?`,
  )
}

function addressOf(given: string | undefined, { environment }: Surroundings): string {
  const address = given ?? (environment['PUBLIC_URL'] || usual)
  if (URL.canParse(address) && /^https?:$/.test(new URL(address).protocol)) {
    return address.replace(/\/+$/, '')
  }
  throw new WrongUsage(`--public-url is no address like ${usual}.`)
}

async function ask(
  url: string,
  init: RequestInit,
  { terminal }: Surroundings,
): Promise<{ readonly status: number; readonly body: Body }> {
  const { origin } = new URL(url)
  try {
    const signal = AbortSignal.timeout(10_000)
    const asked = fetch(url, { ...init, redirect: 'error', signal })
    const reply = await waitingFor(`Waiting for ${origin}`, asked, terminal)
    return { status: reply.status, body: (await reply.json().catch(() => null)) as Body }
  } catch (error) {
    throw new Failed(`The service at ${origin} can not be reached: is it running?`, {
      cause: error,
    })
  }
}

function refused(status: number, body: Body): Failed {
  const { error, error_description: description } = body ?? {}
  const says = typeof description === 'string' ? description : `It answered ${String(status)}.`
  const code = typeof error === 'string' ? ` (code ${error})` : ''
  return new Failed(printable(`No token was given: ${says}${code}`))
}
