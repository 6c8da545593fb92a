import type { components } from '@countersign/client'
import type { Api } from '../../../api/api.ts'
import type { KeysAsked } from '../../../api/queries.ts'

type Key = components['schemas']['Key']

/** A key of several, with the scopes that somebody has needed of it where they are known. */
export interface MeantKey extends Key {
  readonly exercised?: readonly string[]
}

/** What several keys come to, before something is done about them. */
export interface Meant {
  readonly count: number
  /** There are others that are not meant this time. */
  readonly isMore: boolean
  /** Of them, used in the last days. */
  readonly usedLately: number
  /** As many may have been made in those days, or used. */
  readonly isAtMost?: true
  /** The last use of any of them; null where that is not known. */
  readonly last: { readonly name: string; readonly at: string } | null
  /** Null: the service knows which they are. */
  readonly keys: readonly MeantKey[] | null
}

export const lateDays = 7
/** So many are done key by key. */
export const mostMeant = 10_000
/** So many are looked at only to count their uses. */
const mostLookedAt = 1_000

/** Counts how many of some keys are in use. Pure. */
export function meantBy(keys: readonly MeantKey[], now: number, isMore = false): Meant {
  const since = now - lateDays * 86_400_000
  const used = keys.flatMap(({ name, last_used_at: at }) => (at === null ? [] : [{ name, at }]))
  const [last = null] = used.toSorted((one, other) => (one.at < other.at ? 1 : -1))
  const usedLately = used.filter(({ at }) => Date.parse(at) > since).length
  return { count: keys.length, isMore, usedLately, last, keys }
}

/** Reads all keys of a filter, as far as they are done one by one; revoked ones are none of them. */
export async function readMeant(
  api: Api,
  { project, ...asked }: KeysAsked,
  isOneOf: (key: Key) => boolean,
): Promise<Meant> {
  const pages =
    project === undefined ? api.keys.listAll(asked) : api.keys.list({ ...asked, project })
  const all: Key[] = []
  let cursor: string | null = null
  do {
    const page: Awaited<ReturnType<typeof pages.page>> = await pages.page({
      limit: 100,
      ...(cursor === null ? {} : { cursor }),
    })
    all.push(...page.data.filter((key) => key.revoked_at === null && isOneOf(key)))
    cursor = page.next_cursor
  } while (cursor !== null && all.length < mostMeant)
  return meantBy(all.slice(0, mostMeant), Date.now(), cursor !== null || all.length > mostMeant)
}

/**
 * Has the service count the keys of a filter, for a deed that it does itself. Uses are counted key by
 * key while there are not too many; beyond, keys that are younger than those days count as used.
 */
export async function countMeant(
  api: Api,
  { project, ...filter }: KeysAsked & { readonly project: string },
): Promise<Meant> {
  const count = async (some: typeof filter) =>
    (await api.keys.revokeMany({ project, filter: some, dry_run: true })).matched
  const all = await count(filter)
  if (all <= mostLookedAt) {
    const meant = await readMeant(api, { project, ...filter }, () => true)
    return { ...meant, count: all, isMore: false, keys: null }
  }
  const isAskedLonger = filter.unused_for !== undefined
  const unused = isAskedLonger ? all : await count({ ...filter, unused_for: `${lateDays}d` })
  const usedLately = all - unused
  return { count: all, isMore: false, usedLately, isAtMost: true, last: null, keys: null }
}
