import { type IdKind, parseId } from '@countersign/core'
import type { Page } from '../../store/port.ts'
import { RefusedRequest } from '../refusal-of.ts'

/** How long a page is when nothing is said. */
export const usualLimit = 50

/** The page that a query asks for. Throws a RefusedRequest when the cursor is none of ours. */
export function readPage<Kind extends IdKind>(
  kind: Kind,
  query: { readonly limit?: number; readonly cursor?: string },
): Page<NonNullable<ReturnType<typeof parseId<Kind>>>> {
  const limit = query.limit ?? usualLimit
  if (query.cursor === undefined) return { before: null, limit }
  const before = parseId(kind, Buffer.from(query.cursor, 'base64url').toString('latin1'))
  if (before !== null) return { before, limit }
  throw invalidCursor()
}

export function invalidCursor(): RefusedRequest {
  const expected = 'the next_cursor of a page'
  return new RefusedRequest('body_invalid', { member: 'cursor', expected })
}

/** `{data, next_cursor}`: read one record more than the page has, to know whether there is a next. */
export function viewPage<Item>(
  items: readonly Item[],
  limit: number,
  { view, idOf }: { readonly view: (item: Item) => unknown; readonly idOf: (item: Item) => string },
) {
  const page = items.slice(0, limit)
  const last = page.at(-1)
  const more = items.length > limit && last !== undefined
  return {
    data: page.map(view),
    next_cursor: more ? Buffer.from(idOf(last), 'latin1').toString('base64url') : null,
  }
}
