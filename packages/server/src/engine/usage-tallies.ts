import {
  bucketMs,
  bucketStart,
  type KeyId,
  type RefusalCode,
  type UnixMillis,
} from '@countersign/core'
import type { KeyUse } from '../store/records.ts'
import type { UsageCount } from '../store/usage.ts'
import { HourTallies } from './hour-tallies.ts'

/** So many counts are kept apart; beyond, those of further keys are counted without their key. */
const mostHeld = 100_000

/** What was counted, by hour. */
export type TakenTallies = ReadonlyMap<number, HourTallies>

/** Counts by hour, key and code, in memory that has a bound. */
export class UsageTallies {
  /** How many counts there are. */
  size = 0
  #hours = new Map<number, HourTallies>()
  /** The hour of the last request, which is nearly always that of the next. */
  #hour = -1
  #tallies = new HourTallies()

  /** Whether it is the first of the key here. */
  accept(use: KeyUse, cost: number): boolean {
    const tallies = this.#at(use.usedAt)
    const isFirst = tallies.accept(this.#withRoom(use.keyId, tallies), use, cost)
    if (isFirst) this.size++
    return isFirst
  }

  /** Without a key, where nobody knows whose credential it was. */
  refuse(keyId: KeyId | null, at: UnixMillis, code: RefusalCode): void {
    const tallies = this.#at(at)
    if (tallies.refuse(this.#withRoom(keyId ?? '', tallies), code)) this.size++
  }

  /** All of it, which is forgotten here. */
  take(): TakenTallies {
    const taken = this.#hours
    this.#hours = new Map()
    this.#hour = -1
    this.size = 0
    return taken
  }

  usesOf(id: KeyId): readonly KeyUse[] {
    return usesIn(this.#hours, id)
  }

  #withRoom(keyId: KeyId | '', tallies: HourTallies): KeyId | '' {
    return this.size < mostHeld || tallies.has(keyId) ? keyId : ''
  }

  #at(at: UnixMillis): HourTallies {
    if (at >= this.#hour && at < this.#hour + bucketMs.hour && this.#hour >= 0) return this.#tallies
    this.#hour = bucketStart('hour', at)
    this.#tallies = this.#hours.get(this.#hour) ?? new HourTallies()
    this.#hours.set(this.#hour, this.#tallies)
    return this.#tallies
  }
}

/** The last use of each secret of a key in each hour. */
export function usesIn(taken: TakenTallies, keyId: KeyId): readonly KeyUse[] {
  return [...taken.values()].flatMap((tallies) =>
    tallies.usesOf(keyId).map((use) => ({ keyId, ...use })),
  )
}

export function countsIn(taken: TakenTallies): readonly UsageCount[] {
  const counts: UsageCount[] = []
  for (const [hour, tallies] of taken) tallies.countInto(counts, hour as UnixMillis)
  return counts
}
