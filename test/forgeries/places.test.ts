import { afterAll, beforeAll, expect, it } from 'vitest'
import { ask, controlOf, newKey, newToken } from '../service/api.ts'
import { startTestService, type TestService } from '../service/service.ts'

let service: TestService
let token: string
beforeAll(async () => {
  service = await startTestService({ databaseUrl: null })
  token = (await newToken(service, (await newKey(controlOf(service))).secret)).access_token
})
afterAll(() => service.remove())

// RFC 6750 §2.2 and §2.3: ways to carry a token that we do not have
it('in the URI or in a form is none', async () => {
  const whoami = `${service.publicUrl}/v1/whoami`
  const replies = [
    await ask(`${whoami}?access_token=${token}`),
    await ask(`${whoami}?token=${token}`),
    await ask(whoami, { headers: { cookie: `access_token=${token}` } }),
    await ask(whoami, { headers: { 'x-access-token': token } }),
    await ask(whoami, { headers: { authorization: token } }),
    await ask(whoami, { headers: { authorization: `Basic ${btoa(`${token}:`)}` } }),
    await ask(whoami, { headers: { authorization: `Token ${token}` } }),
    await ask(whoami, { headers: { authorization: `Bearer=${token}` } }),
  ]
  const plain = await ask(whoami)
  for (const reply of replies) {
    expect(reply.status).toBe(401)
    expect(reply.headers.get('www-authenticate')).toBe(plain.headers.get('www-authenticate'))
    expect(reply.text).not.toContain(token)
  }
  const posted = await ask(whoami, { form: { access_token: token } })
  expect([404, 405]).toContain(posted.status)
  for (const scheme of ['Bearer', 'bearer', 'BEARER']) {
    const headers = { authorization: `${scheme} ${token}` }
    expect((await ask(whoami, { headers })).status).toBe(200)
  }
})
