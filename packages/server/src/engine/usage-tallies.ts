import {
  bucketMs,
  bucketStart,
  type KeyId,
  type RefusalCode,
  type UnixMillis,
} from '@countersign/core'
import type { UsageCount } from '../store/usage.ts'

/** So many counts are kept apart; beyond, those of further keys are counted without their key. */
const mostHeld = 100_000

/** What became of the requests with one key in one hour. */
class Tally {
  accepted = 0
  cost = 0
  refused: Map<RefusalCode, number> | null = null
}

type Keys = Map<KeyId | '', Tally>

/** Counts by hour, key and code, in memory that has a bound. */
export class UsageTallies {
  /** How many counts there are. */
  size = 0
  #hours = new Map<number, Keys>()
  /** The hour of the last request, which is nearly always that of the next. */
  #hour = -1
  #keys: Keys = new Map()

  accept(keyId: KeyId, at: UnixMillis, cost: number): void {
    const tally = this.#tallyOf(keyId, at)
    tally.accepted++
    tally.cost += cost
  }

  /** Without a key, where nobody knows whose credential it was. */
  refuse(keyId: KeyId | null, at: UnixMillis, code: RefusalCode): void {
    const tally = this.#tallyOf(keyId ?? '', at)
    tally.refused ??= new Map()
    const count = tally.refused.get(code)
    if (count === undefined) this.size++
    tally.refused.set(code, (count ?? 0) + 1)
  }

  /** All counts, which are forgotten here. */
  take(): readonly UsageCount[] {
    const taken = this.#hours
    this.#hours = new Map()
    this.#hour = -1
    this.size = 0
    return countsIn(taken).toArray()
  }

  #tallyOf(keyId: KeyId | '', at: UnixMillis): Tally {
    if (at < this.#hour || at >= this.#hour + bucketMs.hour || this.#hour < 0) this.#turnTo(at)
    const known = this.#keys.get(keyId)
    if (known !== undefined) return known
    if (keyId !== '' && this.size >= mostHeld) return this.#tallyOf('', at)
    const tally = new Tally()
    this.#keys.set(keyId, tally)
    this.size++
    return tally
  }

  #turnTo(at: UnixMillis): void {
    this.#hour = bucketStart('hour', at)
    this.#keys = this.#hours.get(this.#hour) ?? new Map<KeyId | '', Tally>()
    this.#hours.set(this.#hour, this.#keys)
  }
}

function* countsIn(hours: ReadonlyMap<number, Keys>): Generator<UsageCount, undefined> {
  for (const [hour, keys] of hours) {
    for (const [keyId, tally] of keys) yield* countsOf(tally, keyId, hour as UnixMillis)
  }
}

function countsOf(
  { accepted, cost, refused }: Tally,
  keyId: KeyId | '',
  hour: UnixMillis,
): readonly UsageCount[] {
  const about = { keyId: keyId === '' ? null : keyId, hour }
  const refusals = [...(refused ?? [])].map(([code, requests]) => {
    return { ...about, code, requests, cost: 0 }
  })
  return accepted === 0
    ? refusals
    : [{ ...about, code: 'valid', requests: accepted, cost }, ...refusals]
}
