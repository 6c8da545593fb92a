import { setTimeout as sleep } from 'node:timers/promises'
import { refuse } from '@countersign/core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { builtInContracts } from '../../../packages/server/src/contracts/built-in.ts'
import type { Contract } from '../../../packages/server/src/contracts/contract.ts'
import { answerRefusal } from '../../../packages/server/src/http/answer.ts'
import {
  type Cause,
  causes,
  expectedCode,
  type GuardedRoute,
  guardedRoutes,
} from '../../../packages/server/src/trial/matrix.ts'
import { type Answered, type Asked, ask, controlOf } from '../../service/api.ts'
import { startContract } from '../../service/contracts.ts'
import type { TestService } from '../../service/service.ts'
import {
  adminKey,
  altered,
  type Holder,
  type MatrixWorld,
  matrixWorld,
  unknownKey,
  wrongBodies,
} from './matrix-world.ts'

const contracts = Object.values(builtInContracts).filter(({ name }) => name !== 'native')

describe.each(contracts)('$name', (contract) => {
  let service: TestService
  let world: MatrixWorld
  let holders: Readonly<Record<string, Holder>>
  beforeAll(async () => {
    service = await startContract(contract.name, null)
    world = matrixWorld(contract, service, controlOf(service))
    holders = await makeHolders(contract, world)
  })
  afterAll(async () => {
    expect(service.output()).not.toMatch(/"level":[56]0/)
    await service.remove()
  })

  const cells = guardedRoutes(contract).flatMap((route) =>
    causes.flatMap((cause) => {
      const code = expectedCode(cause, route, contract)
      const { method, path } = route
      return code === null ? [] : [[`${method} ${path}`, cause, code, route] as const]
    }),
  )
  it.each(cells)('%s, %s: %s', async (_route, cause, code, route) => {
    const reply = await provoke(cause, route, { contract, world, holders, service })
    const where = { surface: route.surface, requestId: '' }
    const expected = answerRefusal(refuse(code), contract, where)
    expect(reply.status, reply.text).toBe(expected.status)
    expect(outline(reply.body, JSON.parse(expected.body))).toEqual(JSON.parse(expected.body))
    if (expected.status === 401) {
      expect(reply.headers.get('www-authenticate')).toBe(expected.headers['www-authenticate'])
    }
  })
})

/** Texts go on with the member that is at fault. */
function outline(body: unknown, expected: unknown): unknown {
  if (typeof body === 'string' && typeof expected === 'string' && body.startsWith(expected)) {
    return expected
  }
  if (body === null || typeof body !== 'object') return body
  const besides = (expected ?? {}) as Record<string, unknown>
  return Object.fromEntries(
    Object.entries(body).map(([name, value]) => [name, outline(value, besides[name])]),
  )
}

/** Everybody that the causes are about, made good first and spoilt then. */
async function makeHolders(contract: Contract, world: MatrixWorld) {
  const { makeHolder, control, spare } = world
  const patch = (path: string, json: object) => control(path, { method: 'PATCH', json })
  const good = await makeHolder()
  const [other, expired, deactivated, revoked, inactive] = [
    await makeHolder(),
    await makeHolder(),
    await makeHolder(),
    await makeHolder(),
    await makeHolder(),
  ]
  await patch(`/v1/keys/${expired.keyId}`, { expires_in: '1s' })
  await patch(`/v1/keys/${deactivated.keyId}`, { is_active: false })
  await control(`/v1/keys/${revoked.keyId}/revoke`, { json: {} })
  await patch(`/v1/projects/${inactive.project}`, { is_active: false })
  const hasTest = contract.keys.issue.prefixes.test !== undefined
  const hasScopes = contract.resources.routes.some(({ scopes = [] }) => scopes.length > 0)
  const test = hasTest ? await makeHolder({ environment: 'test' }) : good
  const narrowed =
    hasScopes || contract.tokens !== null ? await makeHolder({ scopes: [spare] }) : good
  const incapable = contract.rights.products ? await makeHolder({}, []) : good
  const json = { permissions: ['verify', 'projects.write', 'projects.read', 'keys.read'] }
  const { body } = await control('/v1/server-keys', { json })
  const server = { ...good, secret: String(body.secret), credential: String(body.secret) }
  await sleep(1_100)
  return {
    good,
    other,
    expired,
    deactivated,
    revoked,
    'project inactive': inactive,
    'other environment': test,
    'scope missing': narrowed,
    'spare scope missing':
      hasScopes && contract.rights.scopes !== 'open'
        ? await makeHolder({ scopes: contract.rights.scopes.slice(0, 1).map(({ scope }) => scope) })
        : good,
    'capability missing': incapable,
    server,
  }
}

interface Around {
  readonly contract: Contract
  readonly world: MatrixWorld
  readonly holders: Readonly<Record<string, Holder>>
  readonly service: TestService
}

function provoke(cause: Cause, route: GuardedRoute, around: Around): Promise<Answered> {
  if (route.surface === 'token') return provokeAtTokenEndpoint(cause, around)
  const { world, holders } = around
  const holder = holderFor(cause, route, around)
  const bySecret = route.operation?.caller.by === 'secret'
  const levels = route.operation?.caller.by === 'credential' ? route.operation.caller.levels : null
  const isForServers = levels?.includes('project') === false
  const right = bySecret
    ? adminKey
    : isForServers
      ? (holders['server'] as Holder).credential
      : holder.credential
  const shown: Readonly<Partial<Record<Cause, string | null>>> = {
    'no credential': null,
    'wrong carrier': null,
    malformed: bySecret ? 'x' : 'not-a-credential',
    forged: altered(right),
    unknown: bySecret ? 'another-admin-key-' : unknownKey(around.contract, around.service),
    'wrong level': isForServers ? holder.credential : (holders['server'] as Holder).credential,
  }
  const credential = cause in shown ? (shown[cause] ?? null) : right
  const project = cause === 'other tenant' ? (holders['other'] as Holder).project : holder.project
  const { url, asked } = world.requestOf(route, credential, project)
  const spoilt: Asked = wrongBodies[cause] ?? {}
  const carried = cause === 'wrong carrier' ? { 'x-credential': right, cookie: `key=${right}` } : {}
  const query = cause === 'wrong carrier' ? `?access_token=${right}` : ''
  return ask(url + query, {
    ...asked,
    ...spoilt,
    headers: { ...asked.headers, ...spoilt.headers, ...carried },
  })
}

function holderFor(cause: Cause, { resource }: GuardedRoute, { holders, world }: Around): Holder {
  const asksForSpare = resource?.scopes?.includes(world.spare) === true
  const name = cause === 'scope missing' && asksForSpare ? 'spare scope missing' : cause
  return (holders[name] ?? holders['good']) as Holder
}

function provokeAtTokenEndpoint(cause: Cause, { world, holders, contract, service }: Around) {
  const { tokenRequest, askToken, spare } = world
  const good = holders['good'] as Holder
  const other = holders['other'] as Holder
  const asked: Readonly<Partial<Record<Cause, Asked>>> = {
    'no credential': tokenRequest({ ...good, secret: '' }),
    'wrong carrier': {
      ...tokenRequest({ ...good, secret: '' }),
      headers: { 'x-api-key': good.secret, authorization: `Bearer ${good.secret}` },
    },
    malformed: tokenRequest({ ...good, secret: 'x' }),
    forged: tokenRequest({ ...good, secret: altered(good.secret) }),
    unknown: tokenRequest({ ...good, secret: unknownKey(contract, service) }),
    'other tenant': tokenRequest({ ...good, clientId: other.clientId }),
    'wrong level': tokenRequest(holders['server'] as Holder),
    'scope missing': tokenRequest(holders['scope missing'] as Holder, otherScope(contract, spare)),
    ...wrongBodies,
  }
  return askToken(asked[cause] ?? tokenRequest(holders[cause] ?? good))
}

function otherScope({ rights, resources }: Contract, spare: string): string {
  const declared = rights.scopes === 'open' ? [] : rights.scopes.map(({ scope }) => scope)
  const used = resources.routes.flatMap(({ scopes = [] }) => scopes)
  return [...declared, ...used].find((scope) => scope !== spare) ?? spare
}
