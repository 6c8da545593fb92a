import {
  bucketMs,
  bucketStart,
  type KeyId,
  type RefusalCode,
  type UnixMillis,
} from '@countersign/core'
import type { KeyUse } from '../store/records.ts'
import type { SecretUse, UsageCount } from '../store/usage.ts'

/** So many counts are kept apart; beyond, those of further keys are counted without their key. */
const mostHeld = 100_000

/** What became of the requests with one key in one hour. */
class Tally {
  accepted = 0
  cost = 0
  generation = 0
  usedAt = 0 as UnixMillis
  usedFrom: string | null = null
  /** Last uses of other secrets of the key; nearly always there are none. */
  others: SecretUse[] | null = null
  refused: Map<RefusalCode, number> | null = null
}

type Keys = Map<KeyId | '', Tally>

/** What was counted, by hour and key. */
export type TakenTallies = ReadonlyMap<number, ReadonlyMap<KeyId | '', Tally>>

/** Counts by hour, key and code, in memory that has a bound. */
export class UsageTallies {
  /** How many counts there are. */
  size = 0
  #hours = new Map<number, Keys>()
  /** The hour of the last request, which is nearly always that of the next. */
  #hour = -1
  #keys: Keys = new Map()

  /** Whether the key had nothing counted here. */
  accept({ keyId, generation, usedAt, usedFrom }: KeyUse, cost: number): boolean {
    const tally = this.#tallyOf(keyId, usedAt)
    if (tally.generation !== generation && tally.accepted > 0) setAside(tally, generation)
    tally.accepted++
    tally.cost += cost
    tally.generation = generation
    tally.usedAt = usedAt
    tally.usedFrom = usedFrom
    return tally.accepted === 1
  }

  /** Without a key, where nobody knows whose credential it was. */
  refuse(keyId: KeyId | null, at: UnixMillis, code: RefusalCode): void {
    const tally = this.#tallyOf(keyId ?? '', at)
    tally.refused ??= new Map()
    const count = tally.refused.get(code)
    if (count === undefined) this.size++
    tally.refused.set(code, (count ?? 0) + 1)
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

/** Another secret of the key is used now. */
function setAside(tally: Tally, generation: number): void {
  const others = (tally.others ?? []).filter((use) => use.generation !== generation)
  tally.others = [...others.filter((use) => use.generation !== tally.generation), useIn(tally)]
}

function useIn({ generation, usedAt, usedFrom }: Tally): SecretUse {
  return { generation, usedAt, usedFrom }
}

/** The last use of each secret of a key in each hour. */
export function usesIn(taken: TakenTallies, keyId: KeyId): readonly KeyUse[] {
  return [...taken.values()].flatMap((keys) => {
    const tally = keys.get(keyId)
    if (tally === undefined || tally.accepted === 0) return []
    return [useIn(tally), ...(tally.others ?? [])].map((use) => ({ keyId, ...use }))
  })
}

export function countsIn(taken: TakenTallies): readonly UsageCount[] {
  const counts: UsageCount[] = []
  for (const [hour, keys] of taken) {
    for (const [keyId, tally] of keys) tell(tally, keyId, hour as UnixMillis, counts)
  }
  return counts
}

function tell(tally: Tally, id: KeyId | '', hour: UnixMillis, counts: UsageCount[]): void {
  const { accepted, cost, others, refused } = tally
  const keyId = id === '' ? null : id
  const none = { keyId, hour, cost: 0, lastUse: null }
  if (accepted > 0) {
    const lastUse = keyId === null ? null : useIn(tally)
    counts.push({ keyId, hour, code: 'valid', requests: accepted, cost, lastUse })
  }
  for (const lastUse of others ?? []) counts.push({ ...none, code: 'valid', requests: 0, lastUse })
  for (const [code, requests] of refused ?? []) counts.push({ ...none, code, requests })
}
