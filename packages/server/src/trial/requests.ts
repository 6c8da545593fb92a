import { composeKey, type KeyId } from '@countersign/core'
import type { Argument, Contract, Source } from '../contracts/contract.ts'
import { sha256 } from '../engine/random.ts'
import type { Asked } from './ask.ts'
import type { Holder } from './holders.ts'
import type { GuardedRoute } from './matrix.ts'
import type { TrialService } from './trial-service.ts'

let clients = 0

/** A header by which a request is another client's, so that limits of addresses are not in the way. */
export function fromElsewhere(): { readonly 'x-forwarded-for': string } {
  clients++
  return { 'x-forwarded-for': `10.${clients >> 16}.${(clients >> 8) & 255}.${clients & 255}` }
}

export function tokenUrl({ contract, publicUrl }: TrialService): string {
  return publicUrl + (contract.tokens?.path ?? '')
}

/** A token request as the contract wants it; `more` are parameters besides, by the contract's names. */
export function tokenRequest(
  { tokens }: Contract,
  { clientId, secret }: Pick<Holder, 'clientId' | 'secret'>,
  more: Readonly<Record<string, string>> = {},
): Asked {
  if (tokens === null) throw new Error('the contract has no tokens')
  const { parameters, carriers, encodings } = tokens
  const body = carriers.find((carrier) => carrier.in === 'body')
  const members = {
    ...(parameters.grantType !== null && { [parameters.grantType]: 'client_credentials' }),
    ...(tokens.clientId === 'required' && { [parameters.clientId]: clientId }),
    ...(body !== undefined && { [body.member]: secret }),
    ...more,
  }
  const basic = { authorization: basicOf(clientId, secret) }
  const headers = { ...fromElsewhere(), ...(body === undefined && secret !== '' && basic) }
  const sent = encodings.includes('form') ? { form: members } : { json: members }
  return { method: 'POST', ...sent, headers }
}

export function basicOf(user: string, password: string): string {
  return `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`
}

/** A request for a route as the contract wants it, with this credential; null: with none. */
export function requestOf(
  route: GuardedRoute,
  { credential, project }: { readonly credential: string | null; readonly project: string },
  service: TrialService,
): { readonly url: string; readonly asked: Asked } {
  const { contract, publicUrl } = service
  const { operation, resource, method, path } = route
  const ofProject =
    resource?.project ??
    (operation?.takes.project?.from === 'path' ? operation.takes.project.segment : null)
  const filled = path.replaceAll(/\{(\w+)\}/g, (_whole, name: string) =>
    name === ofProject ? project : 'key_0000000000000000',
  )
  const besides = contract.resources.require.headers.map(({ header }) => [header, 'user_1'])
  const headers = {
    ...fromElsewhere(),
    ...(Object.fromEntries(besides) as Record<string, string>),
    ...(credential !== null && carried(route, credential, contract)),
  }
  const body = operation !== null && method !== 'GET' && method !== 'DELETE'
  const json = body ? { json: membersOf(operation.takes, contract) } : {}
  return { url: publicUrl + filled, asked: { method, headers, ...json } }
}

/** The credential where the first carrier has it. */
export function carried(
  { operation }: Pick<GuardedRoute, 'operation'>,
  credential: string,
  { resources }: Contract,
): Record<string, string> {
  if (operation?.caller.by === 'secret') return { [operation.caller.header]: credential }
  const [carrier] = resources.carriers
  if (carrier?.in === 'header') return { [carrier.header]: credential }
  return { authorization: `${carrier?.scheme ?? 'Bearer'} ${credential}` }
}

/** What the body of an operation must have. */
function membersOf(takes: Readonly<Partial<Record<Argument, Source>>>, contract: Contract) {
  const sample = {
    text: 'trial',
    scopes: [contract.rights.scopes === 'open' ? 'trial:spare' : contract.rights.scopes[0]?.scope],
    tier: Object.keys(contract.limits.tiers)[0],
    duration: '1d',
    overlap: '1h',
    slug: `trial-made-${clients}`,
  }
  const members = Object.values(takes).flatMap((source) =>
    source.from === 'body' && source.required ? [[source.member, sample[source.is]]] : [],
  )
  return Object.fromEntries(members) as Record<string, unknown>
}

/** One altered character of the secret part, of the MAC, or of the signature. */
export function altered(credential: string): string {
  const place = credential.length - 8
  const other = credential[place] === 'A' ? 'B' : 'A'
  return credential.slice(0, place) + other + credential.slice(place + 1)
}

/** Well-formed, with the right MAC where there is one, and a key that nobody has. */
export function unknownKey({ contract, macKeys }: TrialService): string {
  const { issue } = contract.keys
  const secret = 'Z'.repeat(issue.find.secretLength)
  const environment = issue.prefixes.live === undefined ? 'test' : 'live'
  const parts = { environment, id: 'key_0000000000000000' as KeyId, secret } as const
  return composeKey(issue, parts, { sha256, macKeys })
}
