import { request as requestPlainly } from 'node:http'
import { request as requestSecurely } from 'node:https'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Cargo, CargoHold } from './cargo.ts'
import { type Destinations, guardedLookup, mistakeIn } from './destination.ts'

/** The longest that one try may take. */
const tryMs = 5_000
/** How long to wait before the second try, and before the third, which is the last. */
const pausesMs = [500, 2_000]

export interface Courier {
  /** Posts the result of this cargo to its callback, in the background. */
  readonly send: (cargo: Cargo) => void
  /** Ends what is under way; cargo that was not delivered is sent again after the next start. */
  readonly stop: () => void
}

/** Delivers cargo, and begins with what an earlier run has left. */
export function createCourier(hold: CargoHold, allowed: Destinations): Courier {
  const stopping = new AbortController()
  const send = (cargo: Cargo): void => {
    deliver(cargo, allowed, stopping.signal).then(
      (accepted) => hold.settle(cargo.id, accepted ? 'delivered' : 'undeliverable'),
      (error: unknown) => {
        if (!stopping.signal.aborted) throw error
      },
    )
  }
  for (const cargo of hold.waiting()) send(cargo)
  return { send, stop: () => stopping.abort() }
}

/** Whether the callback was accepted. Rejects only when `signal` says to stop. */
async function deliver(cargo: Cargo, allowed: Destinations, signal: AbortSignal): Promise<boolean> {
  for (const pauseMs of [0, ...pausesMs]) {
    await sleep(pauseMs, undefined, { signal })
    if (await post(cargo, allowed, signal)) return true
    signal.throwIfAborted()
  }
  return false
}

/** One try: whether it was answered with 2xx. A redirect is not followed. */
function post(cargo: Cargo, allowed: Destinations, signal: AbortSignal): Promise<boolean> {
  if (mistakeIn(cargo.callbackUrl, allowed) !== null) return Promise.resolve(false)
  const url = new URL(cargo.callbackUrl)
  const body = JSON.stringify({ cargo_id: cargo.id, status: 'processed', result: resultOf(cargo) })
  const begin = url.protocol === 'https:' ? requestSecurely : requestPlainly
  return new Promise((resolve) => {
    const options = {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) },
      lookup: guardedLookup(allowed),
      signal: AbortSignal.any([signal, AbortSignal.timeout(tryMs)]),
      // a connection of its own, so that no other was judged by another rule
      agent: false as const,
    }
    const request = begin(url, options, (response) => {
      const status = response.statusCode ?? 0
      response.destroy()
      resolve(status >= 200 && status < 300)
    })
    request.on('error', () => resolve(false))
    request.end(body)
  })
}

/** What a batch comes to: here, what a model would have been asked. */
function resultOf({ params }: Cargo): object {
  const { model = null, messages } = params
  return { model, messages: Array.isArray(messages) ? messages.length : 0 }
}
