import { createHash } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { bodyFor, everyOperation, placesIn } from '../conformance/control/every-operation.ts'
import { type Control, controlOf, newKey, newToken } from '../service/api.ts'
import { databases } from '../service/databases.ts'
import { startTestService, type TestService } from '../service/service.ts'
import { recordsOf, type ShownRecord } from './trail.ts'

/** What each operation that changes something leaves. An operation that is missing here fails. */
const leaves: Readonly<Record<string, readonly string[]>> = {
  'projects.create': ['project.create'],
  'projects.change': ['project.change'],
  'projects.delete': ['project.delete'],
  'keys.create': ['key.create'],
  'keys.revokeMany': ['key.revoke'],
  'keys.change': ['key.change'],
  'keys.delete': ['key.revoke'],
  'keys.rotate': ['key.rotate'],
  'keys.revoke': ['key.revoke'],
  'keys.revokeTokens': ['key.revoke-tokens'],
  'clients.revokeTokens': ['client.revoke-tokens'],
  'projects.revokeTokens': ['project.revoke-tokens'],
  'tokens.revoke': ['token.revoke'],
  'clients.create': ['client.create', 'key.create'],
  'clients.change': ['client.change'],
  'clients.delete': ['key.revoke', 'client.delete'],
  'clients.createKey': ['key.create'],
  'products.create': ['product.create'],
  'products.change': ['product.change'],
  'products.delete': ['product.delete'],
  'subscriptions.create': ['subscription.create'],
  'subscriptions.cancel': ['subscription.cancel'],
  'serverKeys.create': ['server-key.create'],
  'serverKeys.change': ['server-key.change'],
  'serverKeys.delete': ['server-key.revoke'],
  'serverKeys.rotate': ['server-key.rotate'],
  'serverKeys.revoke': ['server-key.revoke'],
  'operators.change': ['operator.change'],
  'operators.delete': ['operator.delete'],
  'operators.resetTwoFactor': ['operator.disable-two-factor'],
  'invitations.create': ['invitation.create'],
  'invitations.delete': ['invitation.delete'],
  'setup.createLink': ['invitation.create'],
  'members.create': ['member.invite'],
  'members.change': ['member.change'],
  'members.delete': ['member.delete'],
  'portalLinks.create': ['customer.create', 'member.create', 'portal-link.create'],
  'embedSessions.create': ['embed-session.create'],
  'signingKeys.rotate': ['signing-key.create', 'signing-key.rotate', 'signing-key.change'],
  'signingKeys.compromised': ['signing-key.compromise', 'signing-key.change'],
}

/** Operations by other methods than GET that change nothing. */
const asksOnly: readonly string[] = [
  'audit.verify',
  'contract.tryRoute',
  'credentials.verify',
  'credentials.verifyBatch',
]

/** Operations by which somebody becomes an operator or signs in: see test/operators/trail.test.ts. */
const byVisitors: readonly string[] = [
  'setup.complete',
  'invitations.accept',
  'session.create',
  'session.verifyTwoFactor',
]

/** Decisions on what customers ask for: see test/portal. */
const onRequests: readonly string[] = ['keyRequests.approve', 'keyRequests.refuse']
const elsewhere = [...asksOnly, ...byVisitors, ...onRequests]

const changing = everyOperation
  .filter(({ id, method }) => method !== 'GET' && !elsewhere.includes(id))
  .map((operation) => [operation.id, operation] as const)

it('every operation that changes something is known here', () => {
  expect(changing.map(([id]) => id).toSorted()).toEqual(Object.keys(leaves).toSorted())
})

describe.each(databases)('on $name', ({ make }) => {
  let service: TestService
  let admin: Control
  let control: Control
  let actor: string
  const secrets: string[] = []
  beforeAll(async () => {
    service = await startTestService({
      databaseUrl: await make(),
      environment: { TRUSTED_PROXIES: '127.0.0.1' },
    })
    admin = controlOf(service)
    const { body } = await admin('/v1/server-keys', {
      json: { permissions: await permissionsOf(admin) },
    })
    actor = body.key.id
    secrets.push(service.adminKey, body.secret)
    control = controlOf(service, body.secret)
  })
  afterAll(() => service.remove())

  it.each(changing)(
    '%s leaves a record of who, from where, what and which request',
    async (id, operation) => {
      const path = await freePlace(operation, admin)
      const requestId = `audit-${id}`
      const reply = await control(path, {
        method: operation.method,
        headers: { 'x-request-id': requestId },
        ...(operation.hasBody
          ? { json: (await changeFor(id)) ?? bodyFor(operation, 'audited', path) }
          : {}),
      })
      expect(reply.status, reply.text).toBeLessThan(300)
      if (typeof reply.body?.secret === 'string') secrets.push(reply.body.secret)

      const records = (await recordsOf(admin, { actor })).filter(
        ({ request_id: its }) => its === requestId,
      )
      expect(records.map(({ action }) => action).toSorted()).toEqual(leaves[id]?.toSorted())
      for (const record of records) {
        expect(record).toMatchObject({ actor, address: '127.0.0.1' })
        expect(record.action).toBe(`${record.object.kind}.${record.action.split('.')[1] ?? ''}`)
        expect(record.before ?? record.after).not.toBeNull()
      }
      expect(idsOf(records)).toEqual(expect.arrayContaining([...namedBy(reply.body)]))
    },
  )

  const changeFor = async (id: string): Promise<object | undefined> => {
    if (id === 'keys.revokeMany') return { filter: { environment: 'live' }, dry_run: false }
    if (id !== 'tokens.revoke') return undefined
    const { secret } = await newKey(admin)
    return { token: (await newToken(service, secret)).access_token }
  }

  it('what was refused, repeated or in vain leaves none', async () => {
    const headers = { 'x-request-id': 'audit-twice', 'idempotency-key': 'audit-twice' }
    const create = { json: { slug: 'audit-twice', name: 'Twice' }, headers }
    expect((await control('/v1/projects', create)).status).toBe(201)
    expect((await control('/v1/projects', create)).status).toBe(201)
    const again = { json: create.json, headers: { 'x-request-id': 'audit-taken' } }
    expect((await control('/v1/projects', again)).status).toBe(409)
    const { body } = await control('/v1/projects/audit-twice/keys', { json: {} })
    const revoke = async (requestId: string) =>
      control(`/v1/keys/${String(body.key.id)}/revoke`, {
        method: 'POST',
        headers: { 'x-request-id': requestId },
      })
    await revoke('audit-revoked')
    expect((await revoke('audit-in-vain')).status).toBe(200)
    const requests = (await recordsOf(admin, { actor })).map(({ request_id: id }) => id)
    const count = (id: string) => requests.filter((one) => one === id).length
    expect(count('audit-twice')).toBe(1)
    expect(count('audit-revoked')).toBe(1)
    expect(count('audit-taken') + count('audit-in-vain')).toBe(0)
  })

  it('before and after hold what changed and nothing else', async () => {
    const { body: project } = await control('/v1/projects', {
      json: { slug: 'audit-states', name: 'Before' },
    })
    await control('/v1/projects/audit-states', { method: 'PATCH', json: { name: 'After' } })
    await control('/v1/projects/audit-states', { method: 'DELETE' })
    const records = await recordsOf(admin, { object: project.id })
    const states = records.map(({ action, before, after }) => ({ action, before, after }))
    const unsaid = { contact: null, self_service: null, tokens_from: null }
    const whole = { slug: 'audit-states', is_active: true, ...unsaid }
    expect(states).toEqual([
      { action: 'project.create', before: null, after: { ...whole, name: 'Before' } },
      { action: 'project.change', before: { name: 'Before' }, after: { name: 'After' } },
      { action: 'project.delete', before: { ...whole, name: 'After' }, after: null },
    ])
  })

  it('keys that are revoked together have one record, found by each of them', async () => {
    await control('/v1/projects', { json: { slug: 'audit-many', name: 'Many' } })
    for (let count = 0; count < 3; count++) {
      await control('/v1/projects/audit-many/keys', { json: { name: 'one of many' } })
    }
    const revoke = { filter: { q: 'one of many' }, reason: 'over', dry_run: false }
    const { body } = await control('/v1/projects/audit-many/keys/revoke', { json: revoke })
    expect(body.key_ids).toHaveLength(3)
    const [first] = await recordsOf(admin, { project: 'audit-many', action: 'key.revoke' })
    expect(first?.object).toEqual({ kind: 'key', ids: body.key_ids })
    for (const object of body.key_ids as string[]) {
      expect(await recordsOf(admin, { object, action: 'key.revoke' })).toEqual([first])
    }
  })

  it('the service records what it does by itself', async () => {
    const records = await recordsOf(admin, { actor: 'service' })
    const actions = records.map(({ action }) => action)
    expect(actions).toEqual(expect.arrayContaining(['installation.create', 'signing-key.create']))
    for (const record of records) expect(record).toMatchObject({ address: null, request_id: null })
  })

  it('holds no secret, whole or in part, and no digest of one', async () => {
    expect(secrets.length).toBeGreaterThan(5)
    const text = JSON.stringify(await recordsOf(admin))
    for (const secret of secrets) {
      expect(text.includes(secret.slice(30, 55))).toBe(false)
      for (const form of ['hex', 'base64', 'base64url'] as const) {
        expect(text.includes(createHash('sha256').update(secret).digest(form))).toBe(false)
      }
    }
    expect(text).not.toMatch(/digest|salt|sealed|private/)
  })
})

/** A place where the operation is not refused: a project is deleted only without keys. */
async function freePlace(
  operation: Parameters<typeof placesIn>[0],
  control: Control,
): Promise<string> {
  const path = await placesIn(operation, control)
  if (operation.id === 'projects.delete') {
    await control(`${path}/keys/revoke`, {
      json: { filter: { environment: 'live' }, dry_run: false },
    })
  }
  return path
}

/** The ids of what a reply says was made or changed. */
function namedBy(body: unknown): readonly string[] {
  if (typeof body !== 'object' || body === null) return []
  const own = Object.entries(body).flatMap(([name, value]) =>
    (name === 'id' || name === 'client_id' || name === 'kid') && typeof value === 'string'
      ? [value]
      : [],
  )
  const made =
    'key' in body ? [...namedBy(body.key), ...('client' in body ? namedBy(body.client) : [])] : own
  return 'client_id' in body && 'id' in body ? [String(body.id)] : made
}

function idsOf(records: readonly ShownRecord[]): readonly string[] {
  return records.flatMap(({ object }) => object.ids)
}

async function permissionsOf(control: Control): Promise<readonly string[]> {
  const { body } = await control('/openapi.json')
  return body.components.schemas.ServerKey.properties.permissions.items.enum as string[]
}
