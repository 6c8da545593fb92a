import { expect, it } from 'vitest'
import { classicExample } from '../../examples/classic/example.ts'
import { ask } from '../service/api.ts'
import { pasteOne } from './pasted.ts'
import { startedOnce } from './started.ts'

const started = startedOnce(classicExample)
const { value } = started

/** A command of the page, with only host and credentials replaced. */
const pasted = async (page: string) => {
  const here = { 'https://api.example.com': started.running().publicUrl }
  const shown = await pasteOne(started.filled(page, here))
  return shown
}
const profile = (key: string, json?: object) =>
  ask(`${started.running().publicUrl}/api/v1/profile`, {
    headers: { authorization: `Bearer ${key}` },
    ...(json !== undefined && { method: 'PUT', json }),
  })

it('says who a key is, as the page asks it', async () => {
  const shown = await pasted(
    'curl -H "Authorization: Bearer YOUR_API_KEY" https://api.example.com/api/v1/users/me',
  )
  expect(shown).toMatchObject({ status: 200, body: { name: 'Acme', email: 'ada@acme.example' } })
})

const tokenRequest = `curl -X POST \\
https://api.example.com/oauth/token \\
-H 'Content-Type: application/x-www-form-urlencoded' \\
-d 'grant_type=client_credentials&client_id=YOUR_CLIENT_ID&client_secret=YOUR_CLIENT_SECRET'`

it('gives a token, as the page asks for it', async () => {
  const shown = await pasted(tokenRequest)
  expect(shown.status).toBe(200)
  expect(shown.body).toEqual({
    access_token: expect.stringMatching(/^eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9\./),
    token_type: 'bearer',
    expires_in: 3600,
    scope: 'read write',
  })
  expect((await profile(shown.body.access_token)).status).toBe(200)
})

it('fails as the page shows it', async () => {
  const shown = await pasted(tokenRequest.replace('YOUR_CLIENT_SECRET', 'wrong'))
  expect([shown.status, shown.body]).toEqual([
    401,
    { error: 'invalid_client', error_description: 'Client authentication failed' },
  ])
})

it('reads back what was written, and writes only what a key may', async () => {
  const wish = { display_name: 'Acme Ltd', about: 'Everything.' }
  const written = await profile(value('YOUR_API_KEY'), wish)
  expect([written.status, written.body]).toEqual([200, { ...wish, updated_at: expect.any(String) }])
  const reading = value('YOUR_READING_API_KEY')
  const refused = await profile(reading, { display_name: 'Mallory' })
  expect([refused.status, refused.body.error]).toEqual([403, 'insufficient_scope'])
  expect((await profile(reading)).body).toEqual(written.body)
})

it('is refused at once when the key is revoked', async () => {
  const key = value('YOUR_BRIEF_API_KEY')
  expect((await profile(key)).status).toBe(200)
  const { controlUrl } = started.running()
  await ask(`${controlUrl}/v1/keys/${value('YOUR_BRIEF_KEY_ID')}/revoke`, {
    method: 'POST',
    headers: { authorization: `Bearer ${value('YOUR_ADMIN_KEY')}` },
  })
  const refused = await profile(key)
  expect([refused.status, refused.body.error]).toEqual([401, 'invalid_token'])
})
