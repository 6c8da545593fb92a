import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { recordsOf } from '../audit/trail.ts'
import { type Control, controlOf } from '../service/api.ts'
import { databases } from '../service/databases.ts'
import { startTestService, type TestService } from '../service/service.ts'
import {
  newOperator,
  newOwner,
  openBrowser,
  password,
  type SignedIn,
  secretOf,
  signInAgain,
} from './browser.ts'

describe.each(databases)('the trail of operators, on $name', ({ make }) => {
  let service: TestService
  let admin: Control
  let url: string | null
  const secrets: string[] = [password]
  beforeAll(async () => {
    url = await make()
    const environment = { TRUSTED_PROXIES: '127.0.0.1', LOG_LEVEL: 'info' }
    service = await startTestService({ databaseUrl: url, environment })
    admin = controlOf(service)
  })
  afterAll(() => service.remove())

  const actionsOf = async (filter: Record<string, string>) =>
    (await recordsOf(admin, filter)).map(({ action }) => action).toSorted()

  it('tells who came, signed in and out, and what they changed', async () => {
    const owner = await newOwner(service)
    secrets.push(...owner.cookies().split('='), owner.csrfToken())
    const elsewhere = await signInAgain(service, owner)
    const { body } = await owner.ask('/v1/sessions')
    await owner.ask(`/v1/sessions/${String(body.data[0].id)}`, { method: 'DELETE' })
    expect((await elsewhere.ask('/v1/session')).status).toBe(401)
    await owner.ask('/v1/projects', { json: { slug: 'by-owner', name: 'By an owner' } })
    const fresh = `${password}, another`
    secrets.push(fresh)
    await owner.ask('/v1/session/password', { json: { current: password, new: fresh } })
    await owner.ask('/v1/session', { method: 'DELETE' })
    expect(await actionsOf({ actor: owner.id })).toEqual([
      'invitation.accept',
      'operator.change-password',
      'operator.create',
      'operator.sign-in',
      'operator.sign-in',
      'operator.sign-out',
      'project.create',
      'session.end',
    ])
  })

  it('tells of refused sign-ins of those who exist', async () => {
    const operator = await newOperator(service, 'operator')
    const wrong = 'a guess that was not right'
    secrets.push(wrong)
    for (const email of [operator.email, 'nobody-at-all@example.com']) {
      await openBrowser(service).ask('/v1/session', { json: { email, password: wrong } })
    }
    // it is recorded beside the reply
    const refused = async () =>
      (await recordsOf(admin, { action: 'operator.refuse-sign-in' })).map(
        ({ object }) => object.ids,
      )
    await expect.poll(refused, { timeout: 20_000 }).toEqual([[operator.id]])
  })

  it('tells of invitations and roles, and who it was', async () => {
    const owner = await newOwner(service)
    const json = { email: 'invited@example.com', role: 'operator' }
    const { body } = await owner.ask('/v1/invitations', { json })
    secrets.push(secretOf(body.link))
    expect(body).toMatchObject({ mailed: false, invitation: { email: json.email } })
    const { id } = body.invitation
    expect((await owner.ask(`/v1/invitations/${String(id)}`, { method: 'DELETE' })).status).toBe(
      204,
    )
    const late = { token: secretOf(body.link), name: 'Late', password }
    const refused = await openBrowser(service).ask('/v1/invitations/accept', { json: late })
    expect(refused.body.code).toBe('link_refused')
    const operator = await newOperator(service, 'operator')
    const path = `/v1/operators/${operator.id}`
    await owner.ask(path, { method: 'PATCH', json: { role: 'read-only' } })
    await owner.ask(path, { method: 'DELETE' })
    expect((await owner.ask(path)).status).toBe(404)
    const [changed] = await recordsOf(admin, { actor: owner.id, action: 'operator.change' })
    expect(changed).toMatchObject({
      before: { role: 'operator' },
      after: { role: 'read-only' },
      address: expect.stringMatching(/^10\./),
    })
    expect(await actionsOf({ actor: owner.id, object: operator.id })).toEqual([
      'operator.change',
      'operator.delete',
    ])
  })

  it('names operators as they were called at the time', async () => {
    const owner = await newOwner(service)
    const project = (slug: string) => owner.ask('/v1/projects', { json: { slug, name: 'Named' } })
    await project('named-before')
    await owner.ask('/v1/session', { method: 'PATCH', json: { name: '=cmd() "Ada"' } })
    await project('named-after')
    const made = await recordsOf(admin, { actor: owner.id, action: 'project.create' })
    expect(made.map(({ actor_name: name }) => name)).toEqual([
      `An owner <${owner.email}>`,
      `=cmd() "Ada" <${owner.email}>`,
    ])
    const signedIn = await recordsOf(admin, { actor: owner.id, action: 'operator.create' })
    expect(signedIn[0]?.actor_name).toBe(`An owner <${owner.email}>`)
    const [byKey] = await recordsOf(admin, { actor: 'admin' })
    expect(byKey).not.toHaveProperty('actor_name')
    const csv = await admin(`/v1/audit?format=csv&actor=${owner.id}`)
    expect(csv.text).toContain(',"""An owner <')
    expect(csv.text).not.toMatch(/(^|,)"?=/m)
    const { body } = await admin('/v1/audit/verify', { json: {} })
    expect(body).toMatchObject({ valid: true, fault: null })
  })

  it('is followed for as long as the session lasts and the role stays', async () => {
    const owner = await newOwner(service)
    const ends: readonly ((of: SignedIn) => Promise<unknown>)[] = [
      (of) => of.ask('/v1/session', { method: 'DELETE' }),
      (of) => owner.ask(`/v1/sessions?operator=${of.id}`, { method: 'DELETE' }),
      (of) => owner.ask(`/v1/operators/${of.id}`, { method: 'PATCH', json: { role: 'read-only' } }),
      (of) => owner.ask(`/v1/operators/${of.id}`, { method: 'DELETE' }),
    ]
    for (const end of ends) {
      const follower = await newOperator(service, 'operator')
      const headers = { cookie: follower.cookies() }
      const stream = await fetch(`${service.controlUrl}/v1/audit?follow=true`, { headers })
      const reader = stream.body?.getReader()
      expect(new TextDecoder().decode((await reader?.read())?.value)).toBe('retry: 1000\n\n')
      await end(follower)
      // a stream that goes on runs into the time of the test
      while ((await reader?.read())?.done === false);
    }
  })

  it('and the log and the database hold no secret', async () => {
    const owner = await newOwner(service)
    const begun = await owner.ask('/v1/session/two-factor/enable', { json: { password } })
    secrets.push(...begun.body.backup_codes)
    secrets.push(new URL(begun.body.uri).searchParams.get('secret') ?? '')
    const wanted = secrets.filter((secret) => secret.length > 9)
    expect(wanted.length).toBeGreaterThan(10)
    const dump = url === null ? filesOf(service.directory) : await rowsOf(url)
    // the token of a session opens nothing without its signature
    for (const secret of wanted) {
      expect(service.output()).not.toContain(secret)
      expect(dump.includes(secret), 'in the database').toBe(false)
    }
  })
})

/** What lies on the disk, but for the secrets that an installation makes for itself. */
function filesOf(directory: string): string {
  const files = readdirSync(directory).filter((file) => file.includes('countersign.'))
  expect(files.length).toBeGreaterThan(0)
  return files.map((file) => readFileSync(join(directory, file), 'latin1')).join('')
}

async function rowsOf(url: string): Promise<string> {
  const client = new pg.Client(url)
  await client.connect()
  const { rows } = await client.query<{ name: string }>(
    `select table_name as name from information_schema.tables where table_schema = 'public'`,
  )
  let text = ''
  for (const { name } of rows) {
    const found = await client.query<{ row: string }>(`select t::text as row from "${name}" t`)
    text += found.rows.map(({ row }) => row).join('\n')
  }
  await client.end()
  return text
}
