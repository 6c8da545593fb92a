import { type ClientRequest, type IncomingMessage, request as sendHttp } from 'node:http'
import { request as sendHttps } from 'node:https'
import type { Socket } from 'node:net'
import { type Refusal, refuse } from '@countersign/core'
import { endingOf } from './ending.ts'
import type { Switching } from './switch-protocols.ts'
import type { Target } from './upstream-pool.ts'

/** What an upstream said to a request for another protocol. */
export type Switched =
  | {
      readonly kind: 'switched'
      readonly rawHeaders: readonly string[]
      readonly socket: Socket
      readonly head: Uint8Array
    }
  | { readonly kind: 'replied'; readonly reply: IncomingMessage }
  | { readonly kind: 'gone' }
  | { readonly kind: 'failed'; readonly refusal: Refusal; readonly mayRetry: boolean }

/** Asks one target for another protocol (RFC 9110 §7.8), on a connection of its own. Never rejects. */
export function askToSwitch(switching: Switching, target: Target): Promise<Switched> {
  const { upstream, protocol, response, ending, caller } = switching
  const { promise, resolve } = Promise.withResolvers<Switched>()
  const sent = send(switching, target)
  let isConnected = false
  let timer = setTimeout(() => fail('upstream_timeout'), upstream.connectTimeoutMs)
  const settle = (switched: Switched): void => {
    clearTimeout(timer)
    response.off('close', onGone)
    caller.socket.off('end', onGone)
    Object.assign(ending, endingOf(response))
    resolve(switched)
    if (switched.kind === 'gone' || switched.kind === 'failed') sent.destroy()
  }
  const fail = (code: 'upstream_failed' | 'upstream_timeout'): void => {
    if (!isConnected) target.unreachable()
    settle({ kind: 'failed', refusal: refuse(code), mayRetry: !isConnected })
  }
  const onGone = (): void => settle({ kind: 'gone' })
  response.once('close', onGone)
  caller.socket.once('end', onGone)
  // sees a caller that hangs up while nothing of his is read
  caller.socket.read(0)
  ending.cut = (refusal) => settle({ kind: 'failed', refusal, mayRetry: false })

  sent.once('socket', (socket) => {
    socket.once('connect', () => {
      isConnected = true
      target.reached()
      clearTimeout(timer)
      timer = setTimeout(() => fail('upstream_timeout'), upstream.headersTimeoutMs)
    })
  })
  sent.on('error', () => fail('upstream_failed'))
  sent.once('response', (reply) => settle({ kind: 'replied', reply }))
  sent.once('upgrade', ({ headers, rawHeaders }, socket, head) => {
    socket.on('error', () => socket.destroy())
    if (headers.upgrade?.toLowerCase() === protocol.toLowerCase()) {
      settle({ kind: 'switched', rawHeaders, socket, head })
      return
    }
    socket.destroy()
    fail('upstream_failed')
  })
  sent.end()
  return promise
}

function send({ path, headers, protocol }: Switching, { origin }: Target): ClientRequest {
  const { protocol: scheme, hostname, port, host } = new URL(origin)
  const sendTo = scheme === 'https:' ? sendHttps : sendHttp
  return sendTo({
    host: hostname.replace(/^\[(.*)\]$/, '$1'),
    port,
    method: 'GET',
    path,
    agent: false,
    headers: ['host', host, ...headers, 'connection', 'Upgrade', 'upgrade', protocol],
  })
}
