import { setImmediate } from 'node:timers/promises'
import { bucketStart, type KeyId, type UnixMillis } from '@countersign/core'
import type { Habits } from '../store/findings.ts'
import type { Store } from '../store/port.ts'
import { slicesByKey } from '../store/slices-by-key.ts'
import type { SecretUse, UsageCount } from '../store/usage.ts'

/** What is noticed of how keys are used: each thing once, beside the writing of uses. */
export interface NoticedHabits {
  /** A request that was let in needed these scopes. */
  readonly exercised: (keyId: KeyId, scopes: readonly string[]) => void
  /** Looks at uses that have been written, and writes what is new about their keys. */
  readonly seen: (counts: readonly UsageCount[]) => Promise<void>
}

/** What this process knows of a key to be written. */
interface Known {
  generation: number
  usedAt: UnixMillis
  /** Of the day of the last use. */
  addresses: string[]
  scopes: Set<string> | null
}

/** So many keys are known, and as many that were used before them: about 20 MB. */
const mostKnown = 50_000
/** Things that wait. Others are left out until the key is used again. */
const mostWaiting = 200_000
/** So many are written in one transaction, so that neither a change nor a request waits long for it. */
const mostAtOnce = 2_000
/** So many are looked at before others have the thread. */
const mostWithoutPause = 5_000
/** Of one key; many more tell nothing new. */
const mostAddresses = 20

/** `onFailure` is told of what could not be written yet: it is kept. */
export function createHabits(
  store: Pick<Store, 'recordHabits'>,
  onFailure: (error: unknown) => void,
): NoticedHabits {
  const keys = new RecentKeys()
  let waiting = nothingWaits()
  const hasRoom = (): boolean => countOf(waiting) < mostWaiting

  const notice = (keyId: KeyId, use: SecretUse, address: string): void => {
    const known = keys.get(keyId)
    if (known === undefined) {
      keys.set(keyId, knownBy(use, address))
      return
    }
    if (!hasRoom()) return
    const isOfAnotherDay = bucketStart('day', known.usedAt) !== bucketStart('day', use.usedAt)
    if (isOfAnotherDay || known.generation !== use.generation) known.addresses = []
    known.generation = use.generation
    known.usedAt = use.usedAt
    for (const one of newAddresses(known, address)) waiting.addresses.push([keyId, one])
  }

  const write = async (): Promise<void> => {
    const taken = waiting
    waiting = nothingWaits()
    for (const slice of await slicesOf(taken)) {
      try {
        await store.recordHabits(slice)
      } catch (error) {
        onFailure(error)
        waiting = together(slice, waiting)
      }
    }
  }

  return {
    exercised: (keyId, scopes) => {
      let known = keys.get(keyId)
      if (known === undefined) {
        known = { generation: 0, usedAt: 0 as UnixMillis, addresses: [], scopes: null }
        keys.set(keyId, known)
      }
      known.scopes ??= new Set()
      for (const scope of scopes) {
        if (known.scopes.has(scope) || !hasRoom()) continue
        known.scopes.add(scope)
        waiting.exercised.push([keyId, scope])
      }
    },
    seen: async (counts) => {
      for (const [place, { keyId, lastUse }] of counts.entries()) {
        if (place % mostWithoutPause === mostWithoutPause - 1) await setImmediate()
        if (keyId === null || lastUse === null || lastUse.usedFrom === null) continue
        notice(keyId, lastUse, lastUse.usedFrom)
      }
      await write()
    },
  }
}

function knownBy({ generation, usedAt }: SecretUse, address: string): Known {
  return { generation, usedAt, addresses: [address], scopes: null }
}

/** What is to be told of the address of a use: nothing of most keys, which have one alone. */
function newAddresses({ addresses }: Known, address: string): readonly string[] {
  if (addresses.includes(address) || addresses.length >= mostAddresses) return []
  addresses.push(address)
  if (addresses.length === 1) return []
  return addresses.length === 2 ? [...addresses] : [address]
}

/** Keys in use, as many as there is room for: those that were used longest ago are forgotten. */
class RecentKeys {
  #young = new Map<KeyId, Known>()
  #old: ReadonlyMap<KeyId, Known> = new Map()

  get(id: KeyId): Known | undefined {
    const found = this.#young.get(id)
    if (found !== undefined) return found
    const aged = this.#old.get(id)
    if (aged !== undefined) this.set(id, aged)
    return aged
  }

  set(id: KeyId, known: Known): void {
    if (this.#young.size >= mostKnown) {
      this.#old = this.#young
      this.#young = new Map()
    }
    this.#young.set(id, known)
  }
}

interface Waiting {
  readonly exercised: [KeyId, string][]
  readonly addresses: [KeyId, string][]
}

function nothingWaits(): Waiting {
  return { exercised: [], addresses: [] }
}

function countOf({ exercised, addresses }: Waiting): number {
  return exercised.length + addresses.length
}

/** In the order of their keys, so that what lies together in the database is written together. */
async function slicesOf({ exercised, addresses }: Waiting): Promise<readonly Habits[]> {
  const idOf = ([id]: readonly [KeyId, string]) => id
  const slices = await Promise.all([
    slicesByKey(exercised, idOf, mostAtOnce),
    slicesByKey(addresses, idOf, mostAtOnce),
  ])
  const [scopes, seen] = slices
  const longest = Math.max(...slices.map(({ length }) => length))
  return Array.from({ length: longest }, (_, at) => ({
    exercised: scopes[at] ?? [],
    addresses: seen[at] ?? [],
  }))
}

function together(unwritten: Habits, further: Waiting): Waiting {
  return {
    exercised: [...unwritten.exercised.map(copied), ...further.exercised],
    addresses: [...unwritten.addresses.map(copied), ...further.addresses],
  }
}

function copied([id, text]: readonly [KeyId, string]): [KeyId, string] {
  return [id, text]
}
