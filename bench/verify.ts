import type { TestService } from '../test/service/service.ts'
import { keyTextAt, keyTextLength } from './keys.ts'
import { markFor } from './load/protocol.ts'

/** How a verification is asked for: of `fetch` once, and as bytes by the load. */
export interface Verification {
  readonly url: string
  readonly init: RequestInit
  readonly request: string
}

/** Makes the key of a service that asks, one that may only verify, and the requests that it sends. */
export async function prepareVerification(service: TestService): Promise<Verification> {
  const serverKey = await makeServerKey(service)
  const headers = {
    authorization: `Bearer ${serverKey}`,
    'content-type': 'application/json',
  }
  const body = (credential: string): string => JSON.stringify({ credential })
  return {
    url: `${service.controlUrl}/v1/verify`,
    init: { method: 'POST', headers, body: body(keyTextAt(1)) },
    request: requestText(headers, body(markFor(keyTextLength))),
  }
}

async function makeServerKey({ controlUrl, adminKey }: TestService): Promise<string> {
  const response = await fetch(`${controlUrl}/v1/server-keys`, {
    method: 'POST',
    headers: { authorization: `Bearer ${adminKey}`, 'content-type': 'application/json' },
    body: JSON.stringify({ name: 'bench', permissions: ['verify'] }),
  })
  const text = await response.text()
  if (response.status !== 201) throw new Error(`no server key: ${response.status} ${text}`)
  return (JSON.parse(text) as { secret: string }).secret
}

function requestText(headers: Readonly<Record<string, string>>, body: string): string {
  const all = { host: 'countersign.internal', ...headers, 'content-length': String(body.length) }
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`)
  return `POST /v1/verify HTTP/1.1\r\n${lines.join('')}\r\n${body}`
}
