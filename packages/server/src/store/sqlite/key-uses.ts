import { setImmediate } from 'node:timers/promises'
import type { KeyUse } from '../records.ts'
import type { Step } from './writer-messages.ts'

/** So many are written in one transaction, so that a change never waits long for its turn. */
const mostAtOnce = 5_000
/** So many are looked at before others have the thread: a few milliseconds. */
const mostWithoutPause = 10_000
/** Keys drawn for each slice, to cut the slices alike. */
const drawnForEach = 32

const writeUses = `
insert into key_uses (key_id, generation, used_at, used_from)
select value ->> 0, value ->> 1, value ->> 2, value ->> 3 from json_each(?)
where true
on conflict (key_id, generation) do update
set used_at = excluded.used_at, used_from = excluded.used_from
where excluded.used_at > used_at`

/**
 * The transactions that write these uses, each one statement: in the order of their keys, so that
 * those which lie on one page are written with it. They are put in order as JSON texts, which begin
 * with the id: twice as fast as comparing the ids. No other thread can do that meanwhile, so it is
 * done slice by slice, each when the one before has been written.
 */
export async function* statementsToRecord(uses: readonly KeyUse[]): AsyncGenerator<Step> {
  for (const slice of await slicesOf(uses)) {
    const rows = slice
      .map((use) => JSON.stringify([use.keyId, use.generation, use.usedAt, use.usedFrom]))
      .sort()
    for (let start = 0; start < rows.length; start += mostAtOnce) {
      const list = `[${rows.slice(start, start + mostAtOnce).join()}]`
      yield { kind: 'statement', sql: writeUses, parameters: [list] }
    }
  }
}

/** Slices about as large as a transaction: every key of one comes before every key of the next. */
async function slicesOf(uses: readonly KeyUse[]): Promise<readonly (readonly KeyUse[])[]> {
  const count = Math.ceil(uses.length / mostAtOnce)
  if (count < 2) return [uses]
  const firsts = firstKeysOf(uses, count)
  const slices: KeyUse[][] = Array.from({ length: count }, () => [])
  for (const [at, use] of uses.entries()) {
    if (at % mostWithoutPause === mostWithoutPause - 1) await setImmediate()
    slices[placeOf(use.keyId, firsts)]?.push(use)
  }
  return slices
}

/** Where each slice but the first begins, by an even draw of the keys. */
function firstKeysOf(uses: readonly KeyUse[], count: number): readonly string[] {
  const apart = uses.length / (count * drawnForEach)
  const drawn = Array.from({ length: count * drawnForEach }, (_, at) => {
    return uses[Math.floor(at * apart)]?.keyId ?? ''
  }).sort()
  return Array.from({ length: count - 1 }, (_, at) => drawn[(at + 1) * drawnForEach] ?? '')
}

/** How many of these, in their order, are not after the key. */
function placeOf(key: string, firsts: readonly string[]): number {
  let [from, to] = [0, firsts.length]
  while (from < to) {
    const middle = (from + to) >> 1
    if ((firsts[middle] ?? '') <= key) from = middle + 1
    else to = middle
  }
  return from
}
