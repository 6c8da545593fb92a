import type { KeyUse } from '../records.ts'
import { slicesByKey } from '../slices-by-key.ts'
import type { Step } from './writer-messages.ts'

/** So many are written in one transaction, so that a change never waits long for its turn. */
const mostAtOnce = 5_000

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
  for (const slice of await slicesByKey(uses, ({ keyId }) => keyId, mostAtOnce)) {
    const rows = slice
      .map((use) => JSON.stringify([use.keyId, use.generation, use.usedAt, use.usedFrom]))
      .sort()
    for (let start = 0; start < rows.length; start += mostAtOnce) {
      const list = `[${rows.slice(start, start + mostAtOnce).join()}]`
      yield { kind: 'statement', sql: writeUses, parameters: [list] }
    }
  }
}
