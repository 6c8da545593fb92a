import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { StoreUnavailable } from '../store/port.ts'
import { impatient } from './patience.ts'
import type { Engine } from './ports.ts'

const never = new Promise<never>(() => undefined)

/** An engine of which a request uses these members alone. */
type Asked = Pick<Engine, 'store' | 'signingKeys' | 'statusPositions'>

function engineOf(store: object, signingKeys: object = {}): Asked {
  return { store, signingKeys, statusPositions: {} } as Asked
}

describe('the patience of one request', () => {
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] })
  })
  afterEach(() => {
    vi.useRealTimers()
  })

  it('changes nothing of what comes in time, nor of what is there at once', async () => {
    const failure = new Error('a fault')
    const { store } = impatient(
      engineOf({
        lookups: () => 7,
        ping: async () => 'pong',
        project: async () => {
          throw failure
        },
      }),
      100,
    )
    expect(store.lookups()).toBe(7)
    expect(await store.ping()).toBe('pong')
    await expect(store.project('any')).rejects.toBe(failure)
    expect(vi.getTimerCount()).toBe(0)
  })

  it('is one for all its waits: the second ends with the first, however late it began', async () => {
    const { store, signingKeys } = impatient(
      engineOf({ ping: () => never }, { jwks: () => never }),
      100,
    )
    const ends: string[] = []
    const note = (name: string, waited: Promise<unknown>) =>
      waited.catch((error: unknown) => {
        expect(error).toBeInstanceOf(StoreUnavailable)
        ends.push(`${name} at ${String(performance.now())}`)
      })
    const from = performance.now()
    const first = note('first', store.ping())
    await vi.advanceTimersByTimeAsync(90)
    const second = note('second', signingKeys.jwks())
    await vi.advanceTimersByTimeAsync(9)
    expect(ends).toEqual([])
    await vi.advanceTimersByTimeAsync(1)
    await Promise.all([first, second])
    const at = String(from + 100)
    expect(ends).toEqual([`first at ${at}`, `second at ${at}`])
  })

  it('is over for what is asked afterwards, unless the answer is there already', async () => {
    const { store } = impatient(engineOf({ ping: () => never, lookups: () => 7 }), 100)
    await vi.advanceTimersByTimeAsync(5_000)
    expect(store.lookups()).toBe(7)
    const late = expect(store.ping()).rejects.toThrow(StoreUnavailable)
    await vi.advanceTimersByTimeAsync(0)
    await late
  })
})
