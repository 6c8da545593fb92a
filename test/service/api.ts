import type { TestService } from './service.ts'

/** Whatever a reply holds: its shape is what a test asserts. */
type Json = ReturnType<typeof JSON.parse>

/** A reply, read whole. */
export interface Answered {
  readonly status: number
  readonly headers: Headers
  /** Null when it is not JSON. */
  readonly body: Json
  readonly text: string
}

export interface Asked {
  readonly method?: string
  readonly headers?: Readonly<Record<string, string>>
  /** Sent as JSON. */
  readonly json?: unknown
  /** Sent as a form. */
  readonly form?: Readonly<Record<string, string>>
  /** Sent as it is. */
  readonly raw?: string | Uint8Array
  /** `manual`: the reply that redirects is the one. */
  readonly redirect?: 'manual'
}

/** One HTTP request, over real HTTP. */
export async function ask(url: string, asked: Asked = {}): Promise<Answered> {
  const headers = new Headers(asked.headers)
  let body: string | Uint8Array | URLSearchParams | null = null
  if (asked.json !== undefined) {
    if (!headers.has('content-type')) headers.set('content-type', 'application/json')
    body = JSON.stringify(asked.json)
  } else if (asked.form !== undefined) body = new URLSearchParams(asked.form)
  else if (asked.raw !== undefined) body = asked.raw
  const method = asked.method ?? (body === null ? 'GET' : 'POST')
  const { redirect = 'follow' } = asked
  const response = await fetch(url, { method, headers, redirect, body: body as string | null })
  const text = await response.text()
  let parsed: unknown = null
  try {
    parsed = JSON.parse(text)
  } catch {
    // a reply without a JSON body
  }
  return { status: response.status, headers: response.headers, body: parsed, text }
}

/** The control API of a service, called with its admin key unless told otherwise. */
export function controlOf(
  service: Pick<TestService, 'controlUrl' | 'adminKey'>,
  key: string = service.adminKey,
) {
  return (path: string, asked: Asked = {}): Promise<Answered> =>
    ask(service.controlUrl + path, {
      ...asked,
      headers: { authorization: `Bearer ${key}`, ...asked.headers },
    })
}

export type Control = ReturnType<typeof controlOf>

let made = 0

/** A new project; its slug. */
export async function newProject(control: Control): Promise<string> {
  made++
  const slug = `p${String(made)}-${String(process.pid)}`
  const { status, text } = await control('/v1/projects', { json: { slug, name: 'A project' } })
  if (status !== 201) throw new Error(text)
  return slug
}

export interface NewKey {
  readonly key: Json
  readonly secret: string
}

/** A new key of a new project. */
export async function newKey(control: Control, wishes: object = {}): Promise<NewKey> {
  const project = await newProject(control)
  const { status, body, text } = await control(`/v1/projects/${project}/keys`, { json: wishes })
  if (status !== 201) throw new Error(text)
  return body as NewKey
}

/** `POST /v1/verify`. */
export async function verify(control: Control, credential: string, more: object = {}) {
  const { status, body, text } = await control('/v1/verify', { json: { credential, ...more } })
  if (status !== 200) throw new Error(`${String(status)} ${text}`)
  return body as { valid: boolean; code: string; principal: Record<string, unknown> | null }
}

/** An access token for a key, at the token endpoint. */
export async function newToken(
  service: Pick<TestService, 'publicUrl'>,
  secret: string,
  more: object = {},
) {
  const form = { grant_type: 'client_credentials', client_secret: secret, ...more }
  const { status, body, text } = await ask(`${service.publicUrl}/oauth/token`, { form })
  if (status !== 200) throw new Error(`${String(status)} ${text}`)
  return body as { access_token: string; token_type: string; expires_in: number; scope?: string }
}
