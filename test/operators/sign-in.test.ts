import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Control, controlOf } from '../service/api.ts'
import { databases } from '../service/databases.ts'
import { startTestService, type TestService } from '../service/service.ts'
import { newOperator, newOwner, openBrowser, password, secretOf, signInAgain } from './browser.ts'

describe.each(databases)('signing in, on $name', ({ make }) => {
  let service: TestService
  let admin: Control
  beforeAll(async () => {
    const environment = { TRUSTED_PROXIES: '127.0.0.1' }
    service = await startTestService({ databaseUrl: await make(), environment })
    admin = controlOf(service)
  })
  afterAll(() => service.remove())

  it('is needed first by a link, which works once', async () => {
    const visitor = openBrowser(service)
    expect((await visitor.ask('/v1/setup')).body).toEqual({ needed: true })
    expect((await visitor.ask('/v1/session')).body.code).toBe('session_missing')
    const { body: made } = await admin('/v1/setup/links', { method: 'POST' })
    expect(made.link).toMatch(new RegExp(`^${service.controlUrl}/dashboard/setup#[0-9A-Za-z]{43}$`))
    const token = secretOf(made.link)
    const first = { token, name: 'Ada', email: 'Ada@Example.com', password }

    const short = await visitor.ask('/v1/setup', { json: { ...first, password: 'too short' } })
    expect(short.body).toMatchObject({ code: 'body_invalid', member: 'password' })
    const signedIn = await visitor.ask('/v1/setup', { json: first })
    expect(signedIn.status, signedIn.text).toBe(200)
    expect(signedIn.body).toMatchObject({
      operator: { name: 'Ada', email: 'ada@example.com', role: 'owner', two_factor_enabled: false },
      installation: { contract: { name: 'native', nouns: { project: 'project' } } },
    })
    expect(signedIn.headers.getSetCookie()[0]).toMatch(/; Path=\/; HttpOnly; SameSite=Lax$/)
    expect((await visitor.ask('/v1/session')).body).toMatchObject({ operator: { name: 'Ada' } })
    expect((await visitor.ask('/v1/setup')).body).toEqual({ needed: false })

    const again = await openBrowser(service).ask('/v1/setup', { json: first })
    expect([again.status, again.body.code]).toEqual([403, 'link_refused'])
  })

  it('has one reply for every reason to refuse', async () => {
    const somebody = await newOperator(service, 'operator')
    const away = await newOperator(service, 'operator')
    await admin(`/v1/operators/${away.id}`, { method: 'PATCH', json: { is_active: false } })
    const replies = await Promise.all(
      [
        { email: 'nobody@example.com', password },
        { email: somebody.email, password: `${password}?` },
        { email: away.email, password },
      ].map(async (json) => {
        const { status, headers, body } = await openBrowser(service).ask('/v1/session', { json })
        const said = { ...body, request_id: null }
        return { status, said, cookies: headers.getSetCookie() }
      }),
    )
    expect(replies[0]).toMatchObject({
      status: 401,
      said: { code: 'sign_in_refused' },
      cookies: [],
    })
    expect(replies[1]).toEqual(replies[0])
    expect(replies[2]).toEqual(replies[0])
  })

  it('gives another session each time, and ends the one before', async () => {
    const owner = await newOwner(service)
    const before = owner.cookies()
    const { status } = await owner.ask('/v1/session', { json: { email: owner.email, password } })
    expect(status).toBe(200)
    expect(owner.cookies()).not.toBe(before)
    const old = openBrowser(service)
    old.take(before)
    expect((await old.ask('/v1/session')).body.code).toBe('session_missing')
    expect((await owner.ask('/v1/session')).status).toBe(200)
  })

  it('takes no session that it has not made', async () => {
    const owner = await newOwner(service)
    const [name = '', value = ''] = owner.cookies().split('=')
    const [token = ''] = decodeURIComponent(value).split('.')
    for (const forged of [token, `${token}.`, `${token}.AAAA`, encodeURIComponent(`x${token}`)]) {
      const visitor = openBrowser(service)
      visitor.take(`${name}=${forged}`)
      expect((await visitor.ask('/v1/session')).body.code).toBe('session_missing')
      expect((await visitor.ask('/v1/projects')).body.code).toBe('session_missing')
    }
  })

  it('ends by signing out, here and elsewhere', async () => {
    const owner = await newOwner(service)
    const elsewhere = await signInAgain(service, owner)
    const { body } = await owner.ask('/v1/sessions')
    expect(body.data.map(({ is_current: it }: { is_current: boolean }) => it)).toEqual([
      false,
      true,
    ])
    const kept = owner.cookies()
    const other = body.data[0].id as string
    expect((await owner.ask(`/v1/sessions/${other}`, { method: 'DELETE' })).status).toBe(204)
    expect((await elsewhere.ask('/v1/session')).status).toBe(401)
    expect((await owner.ask('/v1/session', { method: 'DELETE' })).status).toBe(204)
    expect(owner.cookies()).not.toContain('session_token')
    const thief = openBrowser(service)
    thief.take(kept)
    expect((await thief.ask('/v1/session')).status).toBe(401)
  })

  it('is slowed down by account and address, and by account wherever it comes from', async () => {
    const owner = await newOwner(service)
    const wrong = { json: { email: owner.email, password: 'wrong' } }
    const somewhere = openBrowser(service)
    const statuses: number[] = []
    for (let count = 0; count < 21; count++) {
      statuses.push((await somewhere.ask('/v1/session', wrong)).status)
    }
    // a minute may have turned meanwhile
    expect(statuses.filter((status) => status === 429).length).toBeGreaterThan(0)
    const slowed = await guessFromEverywhere(owner.email)
    expect(Number(slowed.headers.get('retry-after'))).toBeGreaterThan(0)
    expect((await owner.ask('/v1/session')).status).toBe(200)
  })

  it('is not slowed down by strangers where somebody has signed in before', async () => {
    const owner = await newOwner(service)
    const known = openBrowser(service)
    const json = { email: owner.email, password }
    expect((await known.ask('/v1/session', { json })).status).toBe(200)
    expect((await known.ask('/v1/session', { method: 'DELETE' })).status).toBe(204)
    expect(known.cookies()).toMatch(/^countersign\.device-[\w-]{16}=[\w-]{16}\.[\w-]{43}$/)
    await guessFromEverywhere(owner.email)
    expect((await known.ask('/v1/session', { json })).status).toBe(200)
    // and what is changed in a session is not either
    const change = { json: { current: 'not it', new: `${password}!` } }
    expect((await owner.ask('/v1/session/password', change)).body.code).toBe('password_refused')

    // whoever knows the cookie may try as often as one person does
    const thief = openBrowser(service)
    thief.take(
      known
        .cookies()
        .split('; ')
        .find((one) => one.includes('.device-')) ?? '',
    )
    const wrong = { json: { ...json, password: 'wrong' } }
    const statuses: number[] = []
    for (let count = 0; count < 21; count++) {
      statuses.push((await thief.ask('/v1/session', wrong)).status)
    }
    expect(statuses.filter((status) => status === 429).length).toBeGreaterThan(0)
  })

  it('takes no browser for known that has signed in to another account', async () => {
    const [owner, other] = [await newOwner(service), await newOwner(service)]
    const [own = '', foreign = ''] = [owner, other].map(
      (one) =>
        one
          .cookies()
          .split('; ')
          .find((cookie) => cookie.includes('.device-')) ?? '',
    )
    const forged = `${own.split('=')[0] ?? ''}=${foreign.split('=')[1] ?? ''}`
    const slowed = await guessFromEverywhere(owner.email, forged)
    expect(slowed.status).toBe(429)
  })

  /** Until it is refused: more often than two minutes let pass, if one turns meanwhile. */
  const guessFromEverywhere = async (email: string, cookies?: string) => {
    for (let count = 0; count < 45; count++) {
      const browser = openBrowser(service)
      if (cookies !== undefined) browser.take(cookies)
      const reply = await browser.ask('/v1/session', { json: { email, password: 'wrong' } })
      if (reply.status === 429) return reply
    }
    throw new Error('nobody was slowed down')
  }

  it('is slowed down by address', async () => {
    const visitor = openBrowser(service)
    const statuses: number[] = []
    for (let count = 0; count < 61; count++) {
      const json = { email: `x${String(count)}@example.com`, password: 'wrong' }
      statuses.push((await visitor.ask('/v1/session', { json })).status)
    }
    expect(statuses.filter((status) => status === 429).length).toBeGreaterThan(0)
  })

  it('lists sessions by pages, and ends all but this one', async () => {
    const owner = await newOwner(service)
    for (let count = 0; count < 3; count++) await signInAgain(service, owner)
    const first = (await owner.ask('/v1/sessions?limit=3')).body
    expect(first.data).toHaveLength(3)
    const second = (await owner.ask(`/v1/sessions?limit=3&cursor=${first.next_cursor}`)).body
    expect(second).toMatchObject({ data: [{ is_current: true }], next_cursor: null })
    expect((await owner.ask('/v1/sessions', { method: 'DELETE' })).status).toBe(204)
    expect((await owner.ask('/v1/sessions')).body.data).toMatchObject([{ is_current: true }])

    const somebody = await newOperator(service, 'operator')
    const theirs = `/v1/sessions?operator=${somebody.id}`
    expect(
      (await somebody.ask(`/v1/sessions?operator=${owner.id}`, { method: 'DELETE' })).status,
    ).toBe(403)
    expect((await owner.ask(theirs, { method: 'DELETE' })).status).toBe(204)
    expect((await somebody.ask('/v1/session')).status).toBe(401)
  })

  it('tells of operators when they signed in last, and who is the last owner', async () => {
    const somebody = await newOperator(service, 'operator')
    const path = `/v1/operators/${somebody.id}`
    const { body } = await admin(path)
    expect(body).toMatchObject({ is_last_owner: false, signed_in_at: expect.any(String) })
    await signInAgain(service, somebody)
    expect((await admin(path)).body.signed_in_at > body.signed_in_at).toBe(true)
  })

  it('lists invitations that nobody accepted by pages', async () => {
    const invite = async (email: string) =>
      (await admin('/v1/invitations', { json: { email, role: 'operator' } })).body.invitation
    const made = [await invite('one@paged.example'), await invite('two@paged.example')]
    expect(made[0].state).toBe('open')
    const first = (await admin('/v1/invitations?limit=1')).body
    expect(first.data).toEqual([made[1]])
    const next = (await admin(`/v1/invitations?limit=1&cursor=${first.next_cursor}`)).body
    expect(next.data).toEqual([made[0]])
  })

  it('lets everybody change their own name', async () => {
    const reader = await newOperator(service, 'read-only')
    const renamed = { method: 'PATCH', json: { name: 'Grace Hopper' } }
    const { status, body } = await reader.ask('/v1/session', renamed)
    expect([status, body.operator.name]).toEqual([200, 'Grace Hopper'])
    expect(body.operator.has_password).toBe(true)
    expect((await reader.ask('/v1/session')).body.operator.name).toBe('Grace Hopper')
  })

  it('changes a password, which ends what is signed in elsewhere', async () => {
    const owner = await newOwner(service)
    const elsewhere = await signInAgain(service, owner)
    const fresh = `${password}, changed`
    const change = (current: string) =>
      owner.ask('/v1/session/password', { json: { current, new: fresh } })
    expect((await change('not it')).body.code).toBe('password_refused')
    expect((await change(password)).status).toBe(204)
    expect((await owner.ask('/v1/session')).status).toBe(200)
    expect((await elsewhere.ask('/v1/session')).status).toBe(401)
    const json = { email: owner.email, password }
    expect((await openBrowser(service).ask('/v1/session', { json })).status).toBe(401)
    const anew = { ...json, password: fresh }
    expect((await openBrowser(service).ask('/v1/session', { json: anew })).status).toBe(200)
  })
})
