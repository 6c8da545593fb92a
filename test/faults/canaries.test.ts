import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { ask, controlOf, newKey, newToken, verify } from '../service/api.ts'
import { startTestService } from '../service/service.ts'

it('no secret is in the database files, nor in what the service writes, at any log level', async () => {
  const service = await startTestService({ databaseUrl: null, environment: { LOG_LEVEL: 'trace' } })
  const control = controlOf(service)
  const secrets: string[] = [service.adminKey]
  for (let count = 0; count < 50; count++) {
    const { key, secret } = await newKey(control)
    secrets.push(secret)
    await verify(control, secret)
    await verify(control, `${secret}x`)
    const { access_token: token } = await newToken(service, secret)
    secrets.push(token)
    await ask(`${service.publicUrl}/v1/whoami`, { headers: { authorization: `Bearer ${token}` } })
    await control('/v1/verify', {
      raw: `{"credential":"${secret}",`,
      headers: { 'content-type': 'application/json' },
    })
    await ask(`${service.publicUrl}/oauth/token`, { form: { client_secret: secret } })
    const rotated = await control(`/v1/keys/${String(key.id)}/rotate`, { json: { overlap: '1h' } })
    secrets.push(rotated.body.secret)
  }
  await service.stop()

  const output = service.output()
  const files = readdirSync(service.directory).filter((file) => file !== 'admin-key')
  const stored = files.map((file) => readFileSync(join(service.directory, file)).toString('latin1'))
  for (const secret of secrets) {
    // the random part alone, however it may be cut
    const canary = secret.slice(30, 55)
    expect(canary).toHaveLength(secret === service.adminKey ? 13 : 25)
    expect(output.includes(canary)).toBe(false)
    for (const text of stored) expect(text.includes(canary)).toBe(false)
  }
  await service.remove()
})
