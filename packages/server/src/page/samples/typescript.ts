import type { SampleRequest } from '../exchange.ts'

/** The request as a program for Node, Deno, Bun or a browser. */
export function typescript(request: SampleRequest, base: string): string {
  return [...fetchLines(request, base), 'console.log(await reply.text())'].join('\n')
}

/** The request, and an error where the reply is a refusal; `reply` is left. */
export function fetchLines(request: SampleRequest, base: string): readonly string[] {
  const { method, path, basic, body } = request
  const headers = {
    ...(basic === null ? {} : { Authorization: basicOf(basic) }),
    ...quotedValues(request.headers),
    ...(body?.as === 'json' ? { "'Content-Type'": "'application/json'" } : {}),
  }
  const options = [
    ...(method === 'GET' ? [] : [`method: '${method}',`]),
    ...(Object.keys(headers).length === 0 ? [] : ['headers: {', ...lines(headers), '},']),
    ...bodyOf(body),
  ]
  return [
    `const reply = await fetch('${base}${path}', {`,
    ...options.map((line) => `  ${line}`),
    '})',
    "if (!reply.ok) throw new Error(reply.status + ': ' + (await reply.text()))",
  ]
}

function basicOf({ user, password }: { user: string; password: string }): string {
  return `'Basic ' + btoa('${user}:${password}')`
}

function quotedValues(headers: Readonly<Record<string, string>>): Record<string, string> {
  const name = (text: string) => (/^[A-Za-z]+$/.test(text) ? text : `'${text}'`)
  return Object.fromEntries(
    Object.entries(headers).map(([key, value]) => [name(key), `'${value}'`]),
  )
}

function lines(members: Readonly<Record<string, string>>): readonly string[] {
  return Object.entries(members).map(([name, value]) => `  ${name}: ${value},`)
}

function bodyOf(body: SampleRequest['body']): readonly string[] {
  if (body === null) return []
  const json = JSON.stringify(body.members, null, 2).split('\n')
  const [first = '', ...others] = json
  const open = body.as === 'json' ? 'body: JSON.stringify(' : 'body: new URLSearchParams('
  return [open + first, ...others.slice(0, -1), `${others.at(-1) ?? ''}),`]
}
