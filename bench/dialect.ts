import { join } from 'node:path'
import type { SigningAlgorithm } from '@countersign/core'
import type { Contract } from '../packages/server/src/contracts/contract.ts'
import { native } from '../packages/server/src/contracts/native.ts'
import type { SampleRequest } from '../packages/server/src/page/exchange.ts'
import { ownCredential } from '../packages/server/src/page/placeholders.ts'
import { sampleResource } from '../packages/server/src/page/sample-operations.ts'
import { resourceHeaders, tokenRequest } from '../packages/server/src/page/sample-requests.ts'
import type { TestService } from '../test/service/service.ts'
import { type Asking, askingOf, type Question, sampleReply } from './asking.ts'
import { callControl } from './control.ts'
import { type Ask, startService } from './service.ts'
import type { Served, Settings, Start } from './side.ts'

const serveDialect = join(import.meta.dirname, 'serve-dialect.ts')

/** Which of a contract's requests is measured: the first of that kind on its published page. */
export type Measured = 'token' | 'route'

/** A service that speaks a contract, and asks itself what the contract's page asks. */
export function speaking(contract: Contract, measured: Measured): Start<Served> {
  return (settings) => startSpeaking(contract, { ask: askingAs(contract, measured) }, settings)
}

/** The native contract, with the algorithm and the kind of credential of another. */
export function nativeBeside(contract: Contract, measured: Measured): Start<Served> {
  const algorithm = contract.tokens?.profile.algorithm
  const { takes } = contract.resources
  const peer = { ...native, resources: { ...native.resources, takes } }
  return (settings) => startSpeaking(native, { ask: askingAs(peer, measured), algorithm }, settings)
}

function startSpeaking(
  { name }: Contract,
  { ask, algorithm }: { readonly ask: Ask; readonly algorithm?: SigningAlgorithm | undefined },
  settings: Settings,
): Promise<Served> {
  const environment = {
    BENCH_CONTRACT: name,
    BENCH_ALGORITHM: algorithm ?? '',
    JWT_SECRET: 'a-shared-secret-of-the-benchmarks-0123456789abcdef-0123456789abcdef',
    ADMIN_MASTER_KEY: 'a-master-key-of-the-benchmarks',
  }
  return startService({ ask, entry: serveDialect, environment, databaseUrl: null }, settings)
}

function askingAs(contract: Contract, measured: Measured): Ask {
  return async (service) => {
    const own = await ownCredentials(service)
    if (contract.rights.products) await subscribe(service, contract)
    const forToken = contract.tokens === null ? null : tokenQuestion(contract, service, own)
    if (measured === 'token') {
      if (forToken === null) throw new Error(`${contract.name} has no tokens`)
      return forToken
    }
    const takesKeys = contract.resources.takes.includes('key')
    const token = takesKeys || forToken === null ? '' : await tokenFrom(forToken)
    const { request, status } = protectedRequest(contract)
    const question = questionOf(request, service, { ...own, YOUR_ACCESS_TOKEN: token })
    return askingOf([question], { text: '{', answers: 1, status })
  }
}

/** The first endpoint of the API, which nobody is behind; where there is none, an operation. */
function protectedRequest(contract: Contract): { request: Sendable; status: number } {
  const { routes, carriers } = contract.resources
  const [carrier] = carriers
  const [route] = routes
  if (route !== undefined && carrier !== undefined) {
    const headers = resourceHeaders(contract, carrier, ownCredential(contract))
    const path = route.path.replaceAll(/\{[^}]+\}/g, 'YOUR_PROJECT_ID')
    return { request: { method: route.method, path, headers, body: null }, status: 503 }
  }
  const exchange = sampleResource(contract)
  if (exchange?.reply == null) throw new Error(`${contract.name} has no protected request`)
  return { request: exchange.request, status: exchange.reply.status }
}

/** A key without a client and a client, of a project of their own. */
async function ownCredentials(service: TestService): Promise<Record<string, string>> {
  const call = async (path: string, body: object) =>
    (await callControl(service, path, body)) as {
      readonly id: string
      readonly secret: string
      readonly key: { readonly id: string }
      readonly client: { readonly client_id: string }
    }
  const project = await call('/v1/projects', { slug: 'bench', name: 'Bench' })
  const key = await call('/v1/projects/bench/keys', { name: 'bench' })
  const client = await call('/v1/projects/bench/clients', { name: 'bench' })
  return {
    YOUR_PROJECT_ID: project.id,
    YOUR_KEY_ID: key.key.id,
    YOUR_API_KEY: key.secret,
    YOUR_CLIENT_ID: client.client.client_id,
    YOUR_CLIENT_SECRET: client.secret,
    YOUR_USER_ID: 'user_12345',
  }
}

/** To a product that has all that the first endpoint asks for. */
async function subscribe(service: TestService, { resources }: Contract): Promise<void> {
  const { capabilities = [], scopes = [] } = resources.routes[0] ?? {}
  const product = { slug: 'bench', name: 'Bench', capabilities, scopes }
  await callControl(service, '/v1/products', product)
  await callControl(service, '/v1/projects/bench/subscriptions', { product: 'bench' })
}

/** The secret in the body, without a scope. */
function tokenQuestion(
  contract: Contract,
  service: TestService,
  own: Readonly<Record<string, string>>,
): Asking {
  const carrier = contract.tokens?.carriers.find((one) => one.in === 'body')
  const encoding = contract.tokens?.encodings[0]
  if (carrier === undefined || encoding === undefined) throw new Error('no secret in the body')
  const { body, ...request } = tokenRequest(contract, { carrier, encoding })
  const scope = contract.tokens?.parameters.scope ?? ''
  const members = Object.entries(body?.members ?? {}).filter(([name]) => name !== scope)
  const sample = { ...request, body: { as: encoding, members: Object.fromEntries(members) } }
  return askingOf([questionOf(sample, service, own)], { text: '":"ey', answers: 1 })
}

async function tokenFrom(asking: Asking): Promise<string> {
  const text = await (await sampleReply(asking)).text()
  return /"(ey[^"]+)"/.exec(text)?.[1] ?? ''
}

interface Sendable extends Pick<SampleRequest, 'method' | 'path' | 'headers'> {
  readonly body: {
    readonly as: 'form' | 'json'
    readonly members: Readonly<Record<string, unknown>>
  } | null
}

function questionOf(
  { method, path, headers, body }: Sendable,
  { publicUrl }: TestService,
  own: Readonly<Record<string, string>>,
): Question {
  const bound = (text: string): string =>
    text.replaceAll(/YOUR_[A-Z_]+[A-Z]/g, (name) => own[name] ?? name)
  const written = body === null ? '' : writers[body.as](body.members)
  const bounded = Object.entries(headers).map(([name, value]) => [name, bound(value)])
  return {
    method,
    url: publicUrl + bound(path),
    headers: {
      ...(Object.fromEntries(bounded) as Record<string, string>),
      ...(body === null ? {} : { 'content-type': mediaTypes[body.as] }),
    },
    body: bound(written),
  }
}

const mediaTypes = { form: 'application/x-www-form-urlencoded', json: 'application/json' } as const

const writers = {
  form: (members: object) => new URLSearchParams(Object.entries(members)).toString(),
  json: (members: object) => JSON.stringify(members),
} as const
