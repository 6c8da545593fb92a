import { Agent, request } from 'node:http'
import { testSecrets } from '../service/service.ts'

/** A reply, read whole. */
export interface Reply {
  readonly status: number
  readonly retryAfter: string | null
  /** Null when it is not JSON. */
  readonly body: Body
}

/** Whatever a reply holds. */
type Body = ReturnType<typeof JSON.parse>

export interface Wish {
  readonly method?: string
  readonly json?: unknown
  readonly form?: Readonly<Record<string, string>>
  readonly headers?: Readonly<Record<string, string>>
}

/** Whoever asks one node, on connections of their own. */
export interface Caller {
  /** The control API, with the admin key. Null: no reply came. */
  readonly control: (path: string, wish?: Wish) => Promise<Reply | null>
  /** The token endpoint, from another address each time. */
  readonly token: (secret: string) => Promise<Reply | null>
  /** Forgets connections: those to a process that is no more. */
  readonly forget: () => void
}

/** Far longer than any reply may take; who is silent for so long is lost. */
const patienceMs = 12_000

export function callerOf(node: {
  readonly controlUrl: string
  readonly publicUrl: string
}): Caller {
  const agent = new Agent({ keepAlive: true, maxSockets: 64 })
  let address = 0
  return {
    control: (path, wish = {}) => {
      const headers = { authorization: `Bearer ${testSecrets.COUNTERSIGN_ADMIN_KEY}` }
      return ask(
        node.controlUrl + path,
        { ...wish, headers: { ...headers, ...wish.headers } },
        agent,
      )
    },
    token: (secret) => {
      address++
      const from = `10.${address >> 16}.${(address >> 8) & 255}.${address & 255}`
      const form = { grant_type: 'client_credentials', client_secret: secret }
      const headers = { 'x-forwarded-for': from }
      return ask(`${node.publicUrl}/oauth/token`, { form, headers }, agent)
    },
    forget: () => agent.destroy(),
  }
}

function ask(url: string, { method, json, form, headers }: Wish, agent: Agent) {
  const [type, body] = bodyOf(json, form)
  const { promise, resolve } = Promise.withResolvers<Reply | null>()
  const sent = request(url, {
    agent,
    method: method ?? (body === null ? 'GET' : 'POST'),
    headers: { ...headers, ...(body === null ? {} : { 'content-type': type }) },
    timeout: patienceMs,
  })
  sent.on('response', (response) => {
    const chunks: Buffer[] = []
    response.on('data', (chunk: Buffer) => chunks.push(chunk))
    response.on('error', () => resolve(null))
    response.on('end', () => {
      resolve({
        status: response.statusCode ?? 0,
        retryAfter: response.headers['retry-after'] ?? null,
        body: parsed(Buffer.concat(chunks).toString()),
      })
    })
  })
  sent.on('timeout', () => sent.destroy())
  sent.on('error', () => resolve(null))
  sent.on('close', () => resolve(null))
  sent.end(body ?? undefined)
  return promise
}

function bodyOf(json: unknown, form: Wish['form']): readonly [string, string | null] {
  if (json !== undefined) return ['application/json', JSON.stringify(json)]
  if (form === undefined) return ['', null]
  return ['application/x-www-form-urlencoded', new URLSearchParams(form).toString()]
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
