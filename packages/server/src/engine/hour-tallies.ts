import type { KeyId, RefusalCode, UnixMillis } from '@countersign/core'
import type { KeyUse } from '../store/records.ts'
import type { SecretUse, UsageCount } from '../store/usage.ts'

const [accepted, cost, generation, usedAt, width] = [0, 1, 2, 3, 4]
const roomAtFirst = 256

/**
 * What became of the requests with each key in one hour. Figures lie in one array, not in an object
 * for each key: those would outlive many collections of garbage, each of which would move them.
 */
export class HourTallies {
  readonly #places = new Map<KeyId | '', number>()
  #figures = new Float64Array(roomAtFirst * width)
  readonly #usedFrom: (string | null)[] = []
  /** Last uses of other secrets of the same key; nearly always there are none. */
  readonly #others = new Map<number, readonly SecretUse[]>()
  readonly #refused = new Map<number, Map<RefusalCode, number>>()

  has(keyId: KeyId | ''): boolean {
    return this.#places.has(keyId)
  }

  /** Whether it is the first of the key. */
  accept(keyId: KeyId | '', use: KeyUse, itsCost: number): boolean {
    const place = this.#placeOf(keyId)
    const figures = this.#figures
    const at = place * width
    const before = figures[at + accepted] ?? 0
    const isOther = before > 0 && figures[at + generation] !== use.generation
    if (isOther && keyId !== '') this.#setAside(place, use)
    figures[at + accepted] = before + 1
    figures[at + cost] = (figures[at + cost] ?? 0) + itsCost
    figures[at + generation] = use.generation
    figures[at + usedAt] = use.usedAt
    this.#usedFrom[place] = use.usedFrom
    return before === 0
  }

  /** Whether it is the first refusal of the key with this code. */
  refuse(keyId: KeyId | '', code: RefusalCode): boolean {
    const place = this.#placeOf(keyId)
    const codes = this.#refused.get(place) ?? new Map<RefusalCode, number>()
    const count = codes.get(code) ?? 0
    this.#refused.set(place, codes.set(code, count + 1))
    return count === 0
  }

  /** The last use of each secret of a key. */
  usesOf(keyId: KeyId): readonly SecretUse[] {
    const place = this.#places.get(keyId)
    if (place === undefined || !(this.#figure(place, accepted) > 0)) return []
    return [this.#useAt(place), ...(this.#others.get(place) ?? [])]
  }

  countInto(counts: UsageCount[], hour: UnixMillis): void {
    for (const [id, place] of this.#places) {
      const keyId = id === '' ? null : id
      const requests = this.#figure(place, accepted)
      const none = { keyId, hour, cost: 0, lastUse: null }
      if (requests > 0) {
        const lastUse = keyId === null ? null : this.#useAt(place)
        const itsCost = this.#figure(place, cost)
        counts.push({ keyId, hour, code: 'valid', requests, cost: itsCost, lastUse })
      }
      for (const lastUse of this.#others.get(place) ?? []) {
        counts.push({ ...none, code: 'valid', requests: 0, lastUse })
      }
      for (const [code, times] of this.#refused.get(place) ?? []) {
        counts.push({ ...none, code, requests: times })
      }
    }
  }

  #placeOf(keyId: KeyId | ''): number {
    const known = this.#places.get(keyId)
    if (known !== undefined) return known
    const place = this.#places.size
    if ((place + 1) * width > this.#figures.length) {
      const wider = new Float64Array(this.#figures.length * 2)
      wider.set(this.#figures)
      this.#figures = wider
    }
    this.#places.set(keyId, place)
    return place
  }

  /** Another secret of the key is used now. */
  #setAside(place: number, next: KeyUse): void {
    const last = this.#useAt(place)
    const others = (this.#others.get(place) ?? []).filter((use) => {
      return use.generation !== next.generation && use.generation !== last.generation
    })
    this.#others.set(place, [...others, last])
  }

  #useAt(place: number): SecretUse {
    return {
      generation: this.#figure(place, generation),
      usedAt: this.#figure(place, usedAt) as UnixMillis,
      usedFrom: this.#usedFrom[place] ?? null,
    }
  }

  #figure(place: number, which: number): number {
    return this.#figures[place * width + which] ?? 0
  }
}
