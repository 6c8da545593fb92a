import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { clientOf, spend, startLimited } from '../limits/limited-service.ts'
import { createTestDatabase } from '../postgres/database.ts'
import { type Control, controlOf, newKey, newToken, verify } from '../service/api.ts'
import type { TestService } from '../service/service.ts'

const preload = pathToFileURL(join(import.meta.dirname, 'shifted-clock.ts')).href
const hourMs = 3_600_000

/** A node whose own clock is so far off that of the database. */
const startShifted = (databaseUrl: string, shiftMs: number) =>
  startLimited(databaseUrl, {
    NODE_OPTIONS: `--import=${preload}`,
    TEST_CLOCK_SHIFT_MS: String(shiftMs),
    LOG_LEVEL: 'info',
  })

describe('nodes whose clocks are hours off', () => {
  let nodes: readonly [right: TestService, ahead: TestService, behind: TestService]
  let controls: readonly Control[]
  beforeAll(async () => {
    const databaseUrl = await createTestDatabase()
    const right = await startShifted(databaseUrl, 0)
    nodes = [
      right,
      await startShifted(databaseUrl, 5 * hourMs),
      await startShifted(databaseUrl, -5 * hourMs),
    ]
    controls = nodes.map((node) => controlOf(node))
  })
  afterAll(async () => {
    await Promise.all(nodes.map((node) => node.remove()))
  })

  /** What every node says of a credential. */
  const codesOf = async (credential: string, more: object = {}) =>
    Promise.all(controls.map(async (control) => (await verify(control, credential, more)).code))
  const all = (code: string) => [code, code, code]
  /** Far nearer to the right time than to a wrong one. */
  const isNear = (instant: string, at: number) =>
    expect(Math.abs(Date.parse(instant) - at)).toBeLessThan(hourMs / 2)

  it('have them', async () => {
    const hours = await Promise.all(
      nodes.map(async ({ controlUrl, output }) => {
        await fetch(`${controlUrl}/livez`)
        const log = /\{"level".*"time":("[^"]+"|\d+)/
        await expect.poll(output).toMatch(log)
        const time: unknown = JSON.parse(log.exec(output())?.[1] ?? '')
        return Math.round((new Date(time as string | number).getTime() - Date.now()) / hourMs) + 0
      }),
    )
    expect(hours).toEqual([0, 5, -5])
  })

  it('expire keys at one instant, whoever made them', async () => {
    for (const control of controls) {
      const lasting = await newKey(control, { expires_in: '1h' })
      isNear(lasting.key.created_at, Date.now())
      isNear(lasting.key.expires_at, Date.now() + hourMs)
      expect(await codesOf(lasting.secret)).toEqual(all('valid'))
      const brief = await newKey(control, { expires_in: '1s' })
      await new Promise((done) => setTimeout(done, 1_100))
      expect(await codesOf(brief.secret)).toEqual(all('key_expired'))
    }
  })

  it('mint tokens that all of them accept, and that end when they say', async () => {
    for (const node of nodes) {
      const { secret } = await newKey(controlOf(node))
      const { access_token: token } = await newToken(node, secret)
      const { exp } = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString())
      isNear(new Date(exp * 1_000).toISOString(), Date.now() + 600_000)
      expect(await codesOf(token)).toEqual(all('valid'))
    }
  })

  it('end an old secret after its overlap, and not before', async () => {
    for (const control of controls) {
      const { key, secret } = await newKey(control)
      const rotate = (overlap: string) =>
        control(`/v1/keys/${String(key.id)}/rotate`, { json: { overlap } })
      await rotate('1h')
      expect(await codesOf(secret)).toEqual(all('valid'))
      const { body } = await rotate('1s')
      await new Promise((done) => setTimeout(done, 1_100))
      expect(await codesOf(secret)).toEqual(all('secret_retired'))
      expect(await codesOf(body.secret)).toEqual(all('valid'))
    }
  })

  it('grant what is subscribed to from and until the same instants', async () => {
    for (const [place, control] of controls.entries()) {
      const slug = `clocks-${String(place)}`
      const capabilities = ['clock.read']
      await control('/v1/products', { json: { slug, name: slug, capabilities } })
      const { key, secret } = await newKey(control)
      const path = `/v1/projects/${String(key.project_id)}/subscriptions`
      const inMs = (ms: number) => new Date(Date.now() + ms).toISOString()
      const past = await control(path, { json: { product: slug, until: inMs(-60_000) } })
      expect(past.body).toMatchObject({ status: 400, member: 'until' })
      const later = { product: slug, from: inMs(hourMs), until: inMs(2 * hourMs) }
      expect((await control(path, { json: later })).status).toBe(201)
      expect(await codesOf(secret, { require: { capabilities } })).toEqual(
        all('capability_missing'),
      )
      const now = { product: slug, until: inMs(hourMs / 2) }
      isNear((await control(path, { json: now })).body.from, Date.now())
      expect(await codesOf(secret, { require: { capabilities } })).toEqual(all('valid'))
    }
  })

  it('count one limit in one window', async () => {
    const secret = await clientOf(controls[1] as Control, 'five')
    const told: unknown[] = []
    for (let count = 0; count < 6; count++) {
      const { code, limit } = await spend(nodes[count % 3] as TestService, secret)
      told.push([code, limit?.remaining])
    }
    expect(told).toEqual([...[4, 3, 2, 1, 0].map((left) => ['valid', left]), ['rate_exceeded', 0]])
  })

  it('tell when a key was used, and what was used, by the right hour', async () => {
    const { key, secret } = await newKey(controls[2] as Control)
    for (const control of controls) await verify(control, secret)
    for (const control of controls) await control('/v1/usage')
    const from = new Date(Date.now() - hourMs).toISOString()
    for (const control of controls) {
      const query = `/v1/usage?bucket=hour&key=${String(key.id)}&from=${from}&group_by=key`
      const until = new Date(Date.now() + hourMs).toISOString()
      const { body } = await control(`${query}&until=${until}`)
      const sum = body.data.reduce((so: number, one: { requests: number }) => so + one.requests, 0)
      expect(sum).toBe(3)
      isNear(body.data.at(-1).last_used_at, Date.now())
    }
  })
})
