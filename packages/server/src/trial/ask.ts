import { once } from 'node:events'
import { type IncomingMessage, request } from 'node:http'

export interface Asked {
  readonly method?: string
  /** A list is sent as a header of its own for each value. */
  readonly headers?: Readonly<Record<string, string | readonly string[]>>
  readonly json?: unknown
  readonly form?: Readonly<Record<string, string>>
  readonly raw?: string
}

export interface Answered {
  readonly status: number
  /** By their names in small letters. */
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>
  readonly text: string
  /** What the text says as JSON; undefined where it is none. */
  readonly body: unknown
}

/** One HTTP request, sent as it is said: header fields twice too, which `fetch` does not. */
export async function ask(url: string, asked: Asked = {}): Promise<Answered> {
  const { type, text } = bodyOf(asked)
  const given = Object.entries(asked.headers ?? {}).map(([name, value]) => {
    return [name.toLowerCase(), typeof value === 'string' ? value : [...value]] as const
  })
  const headers = { ...(type !== null && { 'content-type': type }), ...Object.fromEntries(given) }
  const method = asked.method ?? (text === null ? 'GET' : 'POST')
  const length = text === null ? {} : { 'content-length': Buffer.byteLength(text) }
  const sent = request(url, { method, headers: { ...headers, ...length }, agent: false })
  sent.end(text ?? undefined)
  const [response] = (await once(sent, 'response')) as [IncomingMessage]
  let read = ''
  for await (const chunk of response.setEncoding('utf8')) read += String(chunk)
  return {
    status: response.statusCode ?? 0,
    headers: response.headers,
    text: read,
    body: parsed(read),
  }
}

function bodyOf({ json, form, raw }: Asked) {
  if (json !== undefined) return { type: 'application/json', text: JSON.stringify(json) }
  if (form === undefined) return { type: null, text: raw ?? null }
  const type = 'application/x-www-form-urlencoded'
  return { type, text: new URLSearchParams(form).toString() }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch {
    return undefined
  }
}
