import { spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { native } from '../../packages/server/src/contracts/native.ts'
import { authenticationPage } from '../../packages/server/src/page/authentication-page.ts'
import type { Exchange, SampleRequest } from '../../packages/server/src/page/exchange.ts'
import { publicDocument } from '../../packages/server/src/page/openapi/document.ts'
import { markdown } from '../../packages/server/src/page/render/markdown.ts'
import { typescript } from '../../packages/server/src/page/samples/typescript.ts'
import { findings } from '../openapi/spectral.ts'
import { ask, controlOf, newKey, newToken } from '../service/api.ts'
import { runCommand, startTestService, type TestService } from '../service/service.ts'
import { bound, outline, type Values } from './bound.ts'

const page = authenticationPage(native)
const exchanges = page.sections
  .flatMap(({ blocks }) => blocks)
  .flatMap((block) => (block.kind === 'exchange' ? [block.exchange] : []))

describe('the page of the native contract', () => {
  let service: TestService
  let values: Values
  beforeAll(async () => {
    service = await startTestService({ databaseUrl: null })
    const control = controlOf(service)
    const { key, secret } = await newKey(control, { scopes: ['orders:read', 'orders:write'] })
    const client = await control(`/v1/projects/${key.project_id}/clients`, { json: { name: 'x' } })
    const token = await newToken(service, secret)
    values = {
      YOUR_API_KEY: secret,
      YOUR_ACCESS_TOKEN: token.access_token,
      YOUR_CLIENT_ID: client.body.client.client_id,
      YOUR_CLIENT_SECRET: client.body.secret,
      YOUR_ADMIN_KEY: service.adminKey,
      YOUR_PROJECT_ID: key.project_id,
      YOUR_KEY_ID: key.id,
      YOUR_USER_ID: 'user_12345',
    }
  })
  afterAll(async () => {
    await service.remove()
  })

  const named = exchanges.map((exchange) => [exchange.title, exchange] as const)
  it.each(named)('%s: the reply is the one that is printed', async (_title, { request, reply }) => {
    const { status, body } = await send(request)
    expect(status).toBe(reply?.status)
    expect(outline(body, reply?.body)).toEqual(outline(reply?.body, body))
  })

  it.each(named)('%s: the TypeScript runs as it is printed', (_title, { request, reply }) => {
    const program = bound(typescript(request, service.publicUrl), values)
    const { stdout, stderr } = spawnSync(
      process.execPath,
      ['--input-type=module-typescript', '-e', program],
      {
        encoding: 'utf8',
      },
    )
    expect(stderr).toBe('')
    const body: unknown = JSON.parse(stdout)
    expect(outline(body, reply?.body)).toEqual(outline(reply?.body, body))
  })

  it('is served at /docs, and loads nothing', async () => {
    const { status, headers, text } = await ask(`${service.publicUrl}/docs`)
    expect(status).toBe(200)
    expect(headers.get('content-type')).toBe('text/html; charset=utf-8')
    expect(headers.get('content-security-policy')).toContain("default-src 'none'")
    expect(text).toContain('<h1>Authentication at Countersign</h1>')
    expect(text).toContain(`${service.publicUrl}/oauth/token`)
    expect(text).not.toMatch(/<script|<link|src=/)
  })

  it('comes with an OpenAPI document, which is clean', async () => {
    const { status, text } = await ask(`${service.publicUrl}/openapi.json`)
    expect(status).toBe(200)
    expect(JSON.parse(text)).toEqual(publicDocument(native, service.publicUrl))
    const path = join(service.directory, 'public.json')
    const ruleset = join(service.directory, 'rules.yaml')
    writeFileSync(path, text)
    writeFileSync(ruleset, 'extends: ["spectral:oas"]\n')
    expect(await findings(path, ruleset)).toEqual([])
  })

  it('is printed by the command line', async () => {
    const args = ['docs', '--url', 'https://api.acme.dev/']
    const { code, stdout } = await runCommand(args)
    expect(code).toBe(0)
    expect(stdout).toBe(markdown(page, 'https://api.acme.dev'))
  })

  /** The request of an exchange, as its data says. */
  function send({ method, path, headers, basic, body }: SampleRequest) {
    const own = (members: object) => JSON.parse(bound(JSON.stringify(members), values))
    const pair = basic === null ? '' : bound(`${basic.user}:${basic.password}`, values)
    const authorization =
      basic === null ? {} : { authorization: `Basic ${Buffer.from(pair).toString('base64')}` }
    return ask(service.publicUrl + bound(path, values), {
      method,
      headers: { ...own(headers), ...authorization },
      ...(body?.as === 'form' ? { form: own(body.members) } : {}),
      ...(body?.as === 'json' ? { json: own(body.members) } : {}),
    })
  }
})

it('the page shows requests', () => {
  const titles = exchanges.map(({ title }: Exchange) => title)
  expect(titles).toEqual([
    'The secret by HTTP Basic',
    'The secret in `client_secret`',
    'Who the credential is',
  ])
})
