import { useEffect, useRef } from 'react'

interface Place {
  readonly cursor?: string
  readonly page?: number
}

/**
 * Pages of a list that only knows which comes next. The ones before are remembered while the page is
 * open; who comes by a link to the middle of a list goes back to its beginning.
 */
export function usePaging(
  { cursor, page = 1, next }: Place & { readonly next: string | null },
  go: (place: Place) => void,
) {
  const seen = useRef(new Map<number, string>())
  useEffect(() => {
    if (cursor !== undefined) seen.current.set(page, cursor)
  }, [cursor, page])
  return {
    page,
    hasNext: next !== null,
    onFirst: () => go({}),
    onNext: () => {
      if (next !== null) go({ cursor: next, page: page + 1 })
    },
    onPrevious: () => {
      const before = seen.current.get(page - 1)
      go(before === undefined ? {} : { cursor: before, page: page - 1 })
    },
  }
}
