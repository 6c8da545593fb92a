import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import { type Refusal, refuse } from '@countersign/core'

/** Requests of one connection that may wait for the replies to those before them. */
const mostPipelined = 100

export type PipelineLimit = (request: IncomingMessage, response: ServerResponse) => Refusal | null

/**
 * Refuses a request that is one too many in its pipeline (RFC 9112 §9.3.2), and closes after it:
 * the platform reads on for as long as nothing is written. Costs nothing without a pipeline.
 */
export function createPipelineLimit(): PipelineLimit {
  const waiting = new WeakMap<Socket, number>()
  return ({ socket }, response) => {
    // a response gets its socket when it is the first in line
    if (response.socket !== null) return null
    const count = (waiting.get(socket) ?? 0) + 1
    waiting.set(socket, count)
    response.once('close', () => waiting.set(socket, (waiting.get(socket) ?? 1) - 1))
    if (count <= mostPipelined) return null
    response.shouldKeepAlive = false
    return refuse('address_rate_exceeded', { retryAfterSeconds: 1 })
  }
}
