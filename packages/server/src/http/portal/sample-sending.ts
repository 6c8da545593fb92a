import type { AddressInfo } from 'node:net'
import type { Contract } from '../../contracts/contract.ts'
import type { SampleRequest } from '../../page/exchange.ts'
import { firstRequests } from '../../page/first-requests.ts'
import {
  filledRequest,
  personalContract,
  type Reader,
  secretPlaceholder,
  valuesOf,
} from '../../page/personal.ts'
import { ownToken, ownUserId } from '../../page/placeholders.ts'
import { curl } from '../../page/samples/curl.ts'
import { memberOf } from '../../page/vocabulary.ts'

/** A request waits no longer: what is behind the API may be slow. */
const patienceMs = 10_000
const longestBody = 64 * 1_024

export interface SentStep {
  /** As a command of the shell, without its secrets. */
  readonly request: string
  readonly status: number
  readonly headers: readonly { readonly name: string; readonly value: string }[]
  readonly body: string
  readonly duration_ms: number
}

/** With whose credential a sample is sent, and where to. */
export interface Sending {
  readonly contract: Contract
  readonly reader: Reader
  readonly secret: string
  readonly listener: AddressInfo
  /** As readers know the public port. */
  readonly publicUrl: string
}

/** What can be sent, by name. */
export function sendable(contract: Contract): readonly string[] {
  return firstRequests(contract).map(({ purpose }) => purpose)
}

/**
 * Sends a sample to our own public port, after those that come before it. Null: no whole reply came in
 * time from what is behind it.
 */
export async function sendSample(
  name: string,
  sending: Sending,
): Promise<readonly SentStep[] | null> {
  const { contract, reader, secret } = sending
  const requests = firstRequests(personalContract(contract, reader))
  const until = requests.findIndex(({ purpose }) => purpose === name)
  const shown = new Map([...valuesOf(contract, reader), [ownUserId, 'user_12345']])
  const sent = new Map([...shown, [secretPlaceholder(contract, reader.clientId), secret]])
  const steps: SentStep[] = []
  for (const { request } of requests.slice(0, until + 1)) {
    const command = curl(filledRequest(request, shown), sending.publicUrl)
    const step = await send(filledRequest(request, sent), sending.listener).catch(noReply)
    if (step === null) return null
    steps.push({ request: command, ...step })
    const token = tokenIn(step.body, contract)
    if (token !== null) sent.set(ownToken, token)
    if (step.status >= 400) break
  }
  return steps
}

/** The network and the end of our patience; anything else is a fault of ours. */
function noReply(error: unknown): null {
  const isTimeout = error instanceof DOMException && error.name === 'TimeoutError'
  if (isTimeout || error instanceof TypeError) return null
  throw error
}

async function send(request: SampleRequest, listener: AddressInfo) {
  const { method, path, headers, basic, body } = request
  const begun = performance.now()
  const reply = await fetch(addressOf(listener) + path, {
    method,
    headers: {
      ...headers,
      ...(basic !== null && { authorization: `Basic ${btoa(`${basic.user}:${basic.password}`)}` }),
      ...(body?.as === 'json' && { 'content-type': 'application/json' }),
    },
    body:
      body === null
        ? null
        : body.as === 'json'
          ? JSON.stringify(body.members)
          : new URLSearchParams(body.members),
    redirect: 'manual',
    signal: AbortSignal.timeout(patienceMs),
  })
  const text = await beginningOf(reply)
  return {
    status: reply.status,
    headers: [...reply.headers].slice(0, 50).map(([name, value]) => ({ name, value })),
    body: text,
    duration_ms: Math.min(60_000, Math.round(performance.now() - begun)),
  }
}

/** Nobody listens on the address that stands for all of them. */
function addressOf({ address, family, port }: AddressInfo): string {
  if (address === '::' || address === '0.0.0.0') return `http://localhost:${port}`
  return family === 'IPv6' ? `http://[${address}]:${port}` : `http://${address}:${port}`
}

async function beginningOf({ body }: Response): Promise<string> {
  const chunks: Uint8Array[] = []
  let length = 0
  for await (const chunk of (body ?? []) as AsyncIterable<Uint8Array>) {
    chunks.push(chunk)
    length += chunk.length
    if (length >= longestBody) break
  }
  return Buffer.concat(chunks).subarray(0, longestBody).toString('utf8')
}

/** The access token of a reply; null where it holds none. */
function tokenIn(body: string, { tokens }: Contract): string | null {
  const member = tokens === null ? null : memberOf('access_token', tokens.reply.body)
  if (member === null) return null
  try {
    const value: unknown = (JSON.parse(body) as Readonly<Record<string, unknown>>)[member]
    return typeof value === 'string' ? value : null
  } catch {
    return null
  }
}
