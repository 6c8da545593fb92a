import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { controlOf } from '../service/api.ts'
import { databases } from '../service/databases.ts'
import { startTestService, type TestService } from '../service/service.ts'
import { newOwner, openBrowser, password, type SignedIn } from './browser.ts'
import { codeOf, secretIn } from './totp.ts'

describe.each(databases)('two-factor sign-in, on $name', ({ make }) => {
  let service: TestService
  beforeAll(async () => {
    const environment = { TRUSTED_PROXIES: '127.0.0.1' }
    service = await startTestService({ databaseUrl: await make(), environment })
  })
  afterAll(() => service.remove())

  const begin = async (owner: SignedIn) => {
    const { status, body, text } = await owner.ask('/v1/session/two-factor/enable', {
      json: { password },
    })
    expect(status, text).toBe(200)
    return { secret: secretIn(body.uri), backupCodes: body.backup_codes as string[] }
  }
  const enable = async (owner: SignedIn) => {
    const begun = await begin(owner)
    const json = { code: codeOf(begun.secret) }
    const { status, text } = await owner.ask('/v1/session/two-factor/confirm', { json })
    expect(status, text).toBe(200)
    return begun
  }
  const passwordOf = async ({ email }: SignedIn) => {
    const browser = openBrowser(service)
    const reply = await browser.ask('/v1/session', { json: { email, password } })
    return { browser, reply }
  }

  it('counts from the first code on, and asks for one at each sign-in', async () => {
    const owner = await newOwner(service)
    const wrong = await owner.ask('/v1/session/two-factor/enable', { json: { password: 'wrong' } })
    expect(wrong.body.code).toBe('password_refused')
    const { secret } = await begin(owner)
    expect((await passwordOf(owner)).reply.body.operator.email).toBe(owner.email)
    const bad = await owner.ask('/v1/session/two-factor/confirm', { json: { code: '000000' } })
    expect(bad.body.code).toBe('two_factor_refused')

    const before = owner.cookies()
    const json = { code: codeOf(secret) }
    expect((await owner.ask('/v1/session/two-factor/confirm', { json })).status).toBe(200)
    expect(owner.cookies()).not.toBe(before)
    const { body } = await owner.ask('/v1/session')
    expect(body.operator.two_factor_enabled).toBe(true)

    const { browser, reply } = await passwordOf(owner)
    expect(reply.body).toEqual({ two_factor_required: true })
    expect((await browser.ask('/v1/session')).status).toBe(401)
    const refused = await browser.ask('/v1/session/two-factor', { json: { code: '000000' } })
    expect([refused.status, refused.body.code]).toEqual([401, 'two_factor_refused'])
    const code = codeOf(secret, 1)
    const passed = await browser.ask('/v1/session/two-factor', { json: { code } })
    expect(passed.status, passed.text).toBe(200)
    expect((await browser.ask('/v1/session')).status).toBe(200)
  })

  it('takes a backup code, once', async () => {
    const owner = await newOwner(service)
    const { backupCodes } = await enable(owner)
    const json = { backup_code: backupCodes[0] }
    const first = (await passwordOf(owner)).browser
    expect((await first.ask('/v1/session/two-factor', { json })).status).toBe(200)
    const second = (await passwordOf(owner)).browser
    expect((await second.ask('/v1/session/two-factor', { json })).status).toBe(401)
  })

  it('takes a code of the app once, and another one after it', async () => {
    const owner = await newOwner(service)
    const first = await begin(owner)
    const code = codeOf(first.secret)
    const confirmed = await owner.ask('/v1/session/two-factor/confirm', { json: { code } })
    expect(confirmed.status, confirmed.text).toBe(200)
    const twice = await owner.ask('/v1/session/two-factor/confirm', { json: { code } })
    expect([twice.status, twice.body.code]).toEqual([409, 'state_conflict'])

    const { browser } = await passwordOf(owner)
    const step = (given: string) => browser.ask('/v1/session/two-factor', { json: { code: given } })
    const again = await step(code)
    expect([again.status, again.body.code]).toEqual([401, 'two_factor_refused'])
    expect((await step(codeOf(first.secret, 1))).status).toBe(200)
  })

  it('takes a code of the app from one of those who show it at once', async () => {
    const owner = await newOwner(service)
    const { secret } = await enable(owner)
    const browsers = await Promise.all([1, 2, 3].map(() => passwordOf(owner)))
    const json = { code: codeOf(secret, 1) }
    const replies = await Promise.all(
      browsers.map(({ browser }) => browser.ask('/v1/session/two-factor', { json })),
    )
    expect(replies.map(({ status }) => status).toSorted()).toEqual([200, 401, 401])
    const { body } = await owner.ask('/v1/sessions')
    expect(body.data).toHaveLength(2)
  })

  it('makes new backup codes in place of the old ones', async () => {
    const owner = await newOwner(service)
    const path = '/v1/session/two-factor/backup-codes'
    const early = await owner.ask(path, { json: { password } })
    expect([early.status, early.body.code]).toEqual([409, 'state_conflict'])
    const { backupCodes } = await enable(owner)
    const wrong = await owner.ask(path, { json: { password: 'wrong' } })
    expect(wrong.body.code).toBe('password_refused')
    const { body } = await owner.ask(path, { json: { password } })
    expect(body.backup_codes).toHaveLength(10)
    const { browser } = await passwordOf(owner)
    const step = (code: string | undefined) =>
      browser.ask('/v1/session/two-factor', { json: { backup_code: code } })
    expect((await step(backupCodes[0])).status).toBe(401)
    expect((await step(body.backup_codes[0])).status).toBe(200)
  })

  it('is not open to guessing: a sign-in has five attempts', async () => {
    const owner = await newOwner(service)
    const { secret } = await enable(owner)
    const { browser } = await passwordOf(owner)
    for (let count = 0; count < 6; count++) {
      const json = { code: count === 0 ? '000000' : `00000${String(count)}` }
      expect((await browser.ask('/v1/session/two-factor', { json })).status).toBe(401)
    }
    const code = codeOf(secret, 1)
    const late = await browser.ask('/v1/session/two-factor', { json: { code } })
    expect(late.status).toBe(401)
  })

  it('is not got round by a session of another', async () => {
    const owner = await newOwner(service)
    await enable(owner)
    const other = await newOwner(service)
    const json = { email: owner.email, password }
    expect((await other.ask('/v1/session', { json })).body).toEqual({ two_factor_required: true })
    const code = await other.ask('/v1/session/two-factor', { json: { code: '000000' } })
    expect(code.body.code).toBe('two_factor_refused')
    expect((await other.ask('/v1/session')).status).toBe(401)
  })

  it('is turned off by the password, or by an owner for who has lost the device', async () => {
    const owner = await newOwner(service)
    await enable(owner)
    const off = (given: string) =>
      owner.ask('/v1/session/two-factor/disable', { json: { password: given } })
    expect((await off('wrong')).body.code).toBe('password_refused')
    expect((await off(password)).status).toBe(204)
    expect((await passwordOf(owner)).reply.body.operator.id).toBe(owner.id)

    const lost = await newOwner(service)
    await enable(lost)
    const path = `/v1/operators/${lost.id}/two-factor`
    expect((await owner.ask(path, { method: 'DELETE' })).status).toBe(204)
    expect((await lost.ask('/v1/session')).status).toBe(401)
    expect((await passwordOf(lost)).reply.body.operator.two_factor_enabled).toBe(false)
    const { body } = await controlOf(service)(`/v1/operators/${lost.id}`)
    expect(body.two_factor_enabled).toBe(false)
  })
})
