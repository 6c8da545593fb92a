import type { SampleRequest } from '../exchange.ts'
import { pythonRequest } from './python.ts'
import type { Sample } from './sample.ts'
import { fetchLines } from './typescript.ts'

/** A program that keeps an access token for as long as it is good. */
export interface TokenKeeping {
  readonly request: SampleRequest
  /** Members of the reply: the token, and how many seconds it lives. */
  readonly token: string
  readonly lifetime: string
}

/** The program in the languages in which programs are written. */
export function keepingSamples(keeping: TokenKeeping, base: string): readonly Sample[] {
  return [
    { title: 'TypeScript', language: 'ts', text: typescript(keeping, base) },
    { title: 'Python', language: 'python', text: python(keeping, base) },
  ]
}

function typescript({ request, token, lifetime }: TokenKeeping, base: string): string {
  return [
    "let kept = { token: '', until: 0 }",
    '',
    '/** A token that is good for a minute at least: the one that is kept, or a new one. */',
    'async function accessToken(): Promise<string> {',
    '  if (Date.now() < kept.until - 60_000) return kept.token',
    '  const asked = Date.now()',
    ...fetchLines(request, base).map((line) => `  ${line}`),
    '  const body = await reply.json()',
    `  kept = { token: body.${token}, until: asked + body.${lifetime} * 1_000 }`,
    '  return kept.token',
    '}',
  ].join('\n')
}

function python({ request, token, lifetime }: TokenKeeping, base: string): string {
  const { modules, lines } = pythonRequest(request, base)
  const imports = [...new Set([...modules, 'json', 'time'])].sort()
  return [
    ...imports.map((name) => `import ${name}`),
    '',
    'kept = {"token": "", "until": 0.0}',
    '',
    'def access_token():',
    '    """A token that is good for a minute at least: the one that is kept, or a new one."""',
    '    if time.time() < kept["until"] - 60:',
    '        return kept["token"]',
    '    asked = time.time()',
    ...lines.map((line) => `    ${line}`),
    '    body = json.load(urllib.request.urlopen(request))',
    `    kept.update(token=body["${token}"], until=asked + body["${lifetime}"])`,
    '    return kept["token"]',
  ].join('\n')
}
