import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Document } from '../../docs/client/document.ts'
import { builtInContracts } from '../../packages/server/src/contracts/built-in.ts'
import type { Contract } from '../../packages/server/src/contracts/contract.ts'
import { authenticationPage } from '../../packages/server/src/page/authentication-page.ts'
import type { Exchange, SampleRequest } from '../../packages/server/src/page/exchange.ts'
import { publicDocument } from '../../packages/server/src/page/openapi/document.ts'
import { markdown } from '../../packages/server/src/page/render/markdown.ts'
import { keepingSamples } from '../../packages/server/src/page/samples/keeping.ts'
import { samplesOf } from '../../packages/server/src/page/samples/samples.ts'
import { judgeBy } from '../openapi/judge.ts'
import { operationsOf } from '../openapi/operations.ts'
import { findings } from '../openapi/spectral.ts'
import { ask } from '../service/api.ts'
import { startContract } from '../service/contracts.ts'
import { runCommand, type TestService } from '../service/service.ts'
import { bound, outline, type Values } from './bound.ts'
import { installed, interpreters } from './programs.ts'
import { readersOf } from './world.ts'

describe.each(Object.entries(builtInContracts))('the page of %s', (name, contract) => {
  const page = authenticationPage(contract)
  const exchanges = exchangesOn(page)
  let service: TestService
  let reader: () => Promise<Values>
  beforeAll(async () => {
    service = await startContract(name, null)
    reader = readersOf(contract, service)
  })
  afterAll(() => service.remove())

  const named = exchanges.map((exchange) => [exchange.title, exchange] as const)
  it.each(named)('%s: the reply is the one that is printed', async (_title, exchange) => {
    const { request } = exchange
    const reply = await send(request, valuesFor(exchange, await reader()))
    const printed = printedReply(exchange, contract)
    expect(reply.status, reply.text).toBe(printed.status)
    expectAlike(reply.body, printed.body)
    const document = publicDocument(contract, service.publicUrl) as Document
    const operation = operationsOf(document).find(
      ({ method, path }) => method === request.method && covers(path, request.path),
    )
    if (operation === undefined) throw new Error(`${request.path} is not in the document`)
    expect(judgeBy(document).complaint(operation, reply)).toBeNull()
    const declared = operation.responses.get(String(reply.status))?.headers ?? {}
    for (const header of ['RateLimit-Policy', 'RateLimit'].filter((one) => reply.headers.has(one)))
      expect(declared).toHaveProperty(header)
  })

  it.each(named)('%s: the samples run as they are printed', async (_title, exchange) => {
    const printed = printedReply(exchange, contract)
    const samples = samplesOf(exchange.request, service.publicUrl)
    expect(samples.map(({ title }) => title)).toEqual(['curl', 'TypeScript', 'Python'])
    for (const { language, text } of samples.filter((sample) => installed[sample.language])) {
      const program = bound(text, valuesFor(exchange, await reader()))
      const { code, stdout, stderr } = await interpreters[language](program)
      if (printed.status > 299 && language !== 'sh') {
        expect([code, `${stdout}${stderr}`]).toEqual([1, expect.stringContaining('503')])
        continue
      }
      expect(code, stderr).toBe(0)
      const body: unknown = stdout.trim() === '' ? null : JSON.parse(stdout)
      expectAlike(body, printed.body)
    }
  })

  it('shows programs that keep a token, and they do', async () => {
    const blocks = page.sections.flatMap((section) => section.blocks)
    const keeping = blocks.flatMap((block) => (block.kind === 'keeping' ? [block.keeping] : []))
    expect(keeping).toHaveLength(contract.tokens === null ? 0 : 1)
    const samples = keeping.flatMap((one) => keepingSamples(one, service.publicUrl))
    for (const { language, text } of samples.filter((sample) => installed[sample.language])) {
      const program = `${bound(text, await reader())}\n${askTwice[language]}`
      const { stdout, stderr } = await interpreters[language](program)
      const [one, other] = stdout.trim().split('\n')
      expect(one, stderr).toMatch(/^eyJ/)
      expect(other).toBe(one)
    }
  })

  it('is served at /docs, and loads nothing', async () => {
    const { status, headers, text } = await ask(`${service.publicUrl}/docs`)
    expect(status).toBe(200)
    expect(headers.get('content-type')).toBe('text/html; charset=utf-8')
    expect(headers.get('content-security-policy')).toContain("default-src 'none'")
    expect(text).toContain(`<h1>Authentication at ${contract.title}</h1>`)
    expect(text).not.toMatch(/<script|<link|src=/)
  })

  it('comes with an OpenAPI document, which is clean', async () => {
    const { status, text } = await ask(`${service.publicUrl}/openapi.json`)
    expect(status).toBe(200)
    expect(JSON.parse(text)).toEqual(publicDocument(contract, service.publicUrl))
    const path = join(service.directory, 'public.json')
    const ruleset = join(service.directory, 'rules.yaml')
    writeFileSync(path, text)
    writeFileSync(ruleset, 'extends: ["spectral:oas"]\n')
    expect(await findings(path, ruleset)).toEqual([])
  })

  it('is printed by the command line', async () => {
    const args = ['docs', '--contract', name, '--url', 'https://api.acme.dev/']
    const { code, stdout } = await runCommand(args)
    expect(code).toBe(0)
    expect(stdout).toBe(markdown(page, 'https://api.acme.dev'))
  })

  it('shows every operation, and the token endpoint with every carrier', () => {
    const requests = exchanges.map(({ request }) => request)
    for (const { method, path } of contract.operations) {
      const shown = requests.filter((one) => one.method === method && covers(path, one.path))
      expect(shown, `${method} ${path}`).toHaveLength(1)
    }
    const { tokens } = contract
    const asking = requests.filter(({ path }) => path === tokens?.path)
    expect(asking).toHaveLength(tokens?.carriers.length ?? 0)
  })

  /** The request of an exchange, as its data says. */
  function send({ method, path, headers, basic, body }: SampleRequest, values: Values) {
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

const askTwice = {
  sh: '',
  ts: 'console.log(await accessToken())\nconsole.log(await accessToken())',
  python: 'print(access_token())\nprint(access_token())',
} as const

function exchangesOn(page: ReturnType<typeof authenticationPage>): readonly Exchange[] {
  return page.sections
    .flatMap(({ blocks }) => blocks)
    .flatMap((block) => (block.kind === 'exchange' ? [block.exchange] : []))
}

/** What the page prints; where a service behind answers, the contract's refusal while there is none. */
function printedReply({ reply }: Exchange, { refusals }: Contract) {
  const { status, body } = reply ?? refusals.resource.upstream_missing
  return { status, body: body as unknown }
}

/** A workspace is deleted when it has no keys. */
function valuesFor({ request }: Exchange, values: Values): Values {
  const isDeleted = request.method === 'DELETE' && request.path.endsWith('/YOUR_WORKSPACE_ID')
  if (!isDeleted) return values
  return { ...values, YOUR_WORKSPACE_ID: values['YOUR_EMPTY_WORKSPACE_ID'] ?? '' }
}

/** The same members, of the same kinds. A refusal of the contract is a shape, whose texts are filled in. */
function expectAlike(body: unknown, printed: unknown): void {
  const beside = JSON.parse(JSON.stringify(printed), (_name, value) =>
    typeof value === 'object' && value !== null && 'given' in value ? 'a text' : value,
  )
  expect(body === null).toBe(printed === null)
  expect(outline(body, beside)).toEqual(outline(beside, body))
}

function covers(template: string, path: string): boolean {
  const segments = [template, path].map((one) => one.split('/'))
  const [expected = [], given = []] = segments
  return (
    expected.length === given.length &&
    expected.every((segment, place) => segment === given[place] || segment.startsWith('{'))
  )
}
