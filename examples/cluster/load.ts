import type { CountersignClient } from '@countersign/client'

/** Callers who ask without pause. */
export interface Load {
  /** What happened since it was asked before. */
  readonly sinceLast: () => { readonly perSecond: number; readonly p99Ms: number }
  readonly total: () => { readonly verified: number; readonly failed: number }
  readonly stop: () => Promise<void>
}

/** So many callers verify these keys, of which all are good. */
export function startLoad(
  client: CountersignClient,
  { callers, secrets }: { readonly callers: number; readonly secrets: readonly string[] },
): Load {
  const stopping = new AbortController()
  const isOver = () => stopping.signal.aborted
  const total = { verified: 0, failed: 0 }
  let took: number[] = []
  let since = performance.now()

  const call = async (number: number): Promise<void> => {
    for (let turn = number; !isOver(); turn++) {
      const from = performance.now()
      const credential = secrets[turn % secrets.length] ?? ''
      const verdict = await client.credentials.verify({ credential }).catch(() => null)
      took.push(performance.now() - from)
      if (verdict?.valid === true) total.verified++
      else if (!isOver()) total.failed++
    }
  }
  const calling = Array.from({ length: callers }, (_one, number) => call(number))
  return {
    sinceLast: () => {
      const seconds = (performance.now() - since) / 1_000
      const [all, count] = [took.sort((one, other) => one - other), took.length]
      since = performance.now()
      took = []
      return { perSecond: count / seconds, p99Ms: all[Math.floor(count * 0.99)] ?? 0 }
    },
    total: () => total,
    stop: async () => {
      stopping.abort()
      await Promise.all(calling)
    },
  }
}
