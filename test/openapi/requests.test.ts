import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Document } from '../../docs/client/document.ts'
import { type Answered, ask, type Control, controlOf } from '../service/api.ts'
import { startTestService, type TestService } from '../service/service.ts'
import {
  brokenRequests,
  type Caller,
  type Drawn,
  properRequests,
  spoiledRequests,
} from './drawn.ts'
import { type Judge, judgeBy } from './judge.ts'
import { type Described, operationsOf } from './operations.ts'
import { absent, createWorld, kindNamedBy } from './world.ts'
import { readDocument } from './written.ts'

/** The same requests on every run; another seed and more of them are asked for like this. */
const seed = Number(process.env['REQUESTS_SEED'] ?? 20_261_123)
const numRuns = Number(process.env['REQUESTS_PER_OPERATION'] ?? 60)

const document: Document = readDocument()
const operations = operationsOf(document)
const judge: Judge = judgeBy(document)

let service: TestService
let control: Control
let present: ReturnType<typeof createWorld>
let tokens: Readonly<Record<Caller, string>>
beforeAll(async () => {
  service = await startTestService({
    databaseUrl: null,
    environment: { TRUSTED_PROXIES: '127.0.0.1' },
  })
  control = controlOf(service)
  present = createWorld(control)
  await present('products.get', 'product')
  const { body } = await control('/v1/server-keys', { json: { permissions: ['verify'] } })
  tokens = {
    admin: `Bearer ${service.adminKey}`,
    nobody: '',
    stranger: 'Bearer cs_live_1nobody',
    'not a bearer': 'Basic Zm9vOmJhcg==',
    'one who may only verify': `Bearer ${String(body.secret)}`,
  }
})
afterAll(() => service.remove())

async function send(operation: Described, drawn: Drawn): Promise<Answered> {
  let { path } = operation
  for (const [parameter, name] of Object.entries(drawn.names)) {
    const text =
      'text' in name
        ? name.text
        : name.is === 'absent'
          ? absent[kindNamedBy(operation.name, parameter)]
          : await present(operation.name, parameter)
    path = path.replace(`{${parameter}}`, text)
  }
  const query = new URLSearchParams(drawn.query)
  const authorization = tokens[drawn.caller]
  const type = drawn.body === undefined ? {} : { 'content-type': 'application/json' }
  return ask(`${service.controlUrl}${path}${query.size === 0 ? '' : `?${query.toString()}`}`, {
    method: operation.method,
    headers: { ...type, ...drawn.headers, ...(authorization === '' ? {} : { authorization }) },
    ...drawn.body,
  })
}

/** Whether the document allows the request; null where it doesn't say. */
function isAllowed({ parameters, body, isBodyRequired }: Described, drawn: Drawn): boolean | null {
  const known = parameters.filter((parameter) => parameter.in === 'query')
  if (Object.keys(drawn.query).some((name) => !known.some((one) => one.name === name))) return null
  const inQuery = known.every(({ name, schema = {}, required }) => {
    const text = drawn.query[name]
    if (text === undefined) return required !== true
    return judge.allowsText(schema, text)
  })
  if (drawn.body === undefined) return inQuery && !isBodyRequired
  if (body === null || !('json' in drawn.body)) return null
  return inQuery && judge.allows(body, drawn.body.json)
}

/**
 * Members whose rule goes beyond a schema, so that a request that the document allows may be
 * refused for them, each with its reason.
 */
const ruledBesides: Readonly<Record<string, string>> = {
  cursor: 'is one that a page gave',
  code: 'is there where backup_code is not',
  client: 'is the id of a client of the project',
  'filter.client': 'is the id of a client',
  audiences: 'are known to the installation',
  product: 'is the id or the slug of one',
  tier: 'is one of the contract',
  from: 'lies in the time for which usage is kept',
  until: 'lies after from and in the future',
  project: 'is the id or the slug of one',
  expires_in: 'excludes expires_at',
  expires_at: 'lies in the future',
  before: 'has passed',
  jti: 'is that of a token, and excludes token',
  email: 'is there where external_id is not, and nobody else’s than that',
  lifetime: 'is ten minutes at most',
  'oauth.serves': 'are known to the installation',
  'oauth.authentication': 'has what its method wants and nothing else',
  'oauth.authentication.jwks': 'are public keys',
  'oauth.authentication.jwks_uri': 'is an https address',
}

/** Operations that want what nobody draws. */
const wantsUndrawn = new RegExp(
  [
    // a session, a password, a code, that of a link, a route
    '^sessions?\\.(?!listMethods)|^setup\\.complete$|^invitations\\.accept$|^contract\\.tryRoute$',
    // a member of the very project, a request that a customer has made
    '^members\\.(change|delete)$|^keyRequests\\.(approve|refuse)$',
  ].join('|'),
)

function check(operation: Described, drawn: Drawn, reply: Answered): void {
  const context = `${operation.name}: ${String(reply.status)} ${reply.text.slice(0, 400)}`
  expect(reply.status, context).toBeLessThan(500)
  expect(judge.complaint(operation, reply), context).toBeNull()
  const allowed = isAllowed(operation, drawn)
  if (allowed === false) expect(reply.status, context).toBeGreaterThanOrEqual(400)
  if (allowed === true && reply.body?.code === 'body_invalid') {
    expect(Object.keys(ruledBesides), context).toContain(reply.body.member)
  }
}

describe.each(operations)('$name', (operation) => {
  const answers = async (requests: fc.Arbitrary<Drawn>): Promise<readonly number[]> => {
    const statuses: number[] = []
    const property = fc.asyncProperty(requests, async (drawn) => {
      const reply = await send(operation, drawn)
      statuses.push(reply.status)
      check(operation, drawn, reply)
    })
    await fc.assert(property, { seed, numRuns })
    return statuses
  }
  const patience = { timeout: 300_000 }

  it('answers proper requests as the document says, and does what some ask', patience, async () => {
    const statuses = await answers(properRequests(operation, document))
    if (wantsUndrawn.test(operation.name)) return
    expect(Math.min(...statuses)).toBeLessThan(300)
  })

  it('answers spoiled requests as the document says, and refuses some', patience, async () => {
    const statuses = await answers(spoiledRequests(operation, document))
    const takesNothing = operation.body === null && operation.parameters.length === 0
    if (!takesNothing) expect(Math.max(...statuses)).toBeGreaterThan(399)
  })

  it('answers broken requests as the document says', patience, async () => {
    await answers(brokenRequests(operation))
  })
})
