import type { FlatArguments } from './request.ts'

export interface Page<Item> {
  readonly data: readonly Item[]
  /** Null on the last page. */
  readonly next_cursor: string | null
}

/** A list that is read page by page: nothing is asked before the first item is wanted. */
export interface Pages<Item> extends AsyncIterable<Item> {
  /** One page: the first, or that of a cursor. `limit` is how many items it may have. */
  readonly page: (where?: PageWish) => Promise<Page<Item>>
  /** The first items, at most so many, in a list. */
  readonly all: (bound: { readonly most: number }) => Promise<Item[]>
}

export interface PageWish {
  readonly cursor?: string | null
  readonly limit?: number
}

/** Pages over what reads one. */
export function pagesOf<Item>(
  args: FlatArguments,
  read: (args: FlatArguments) => Promise<Page<Item>>,
): Pages<Item> {
  const page = ({ cursor, limit }: PageWish = {}) =>
    read({
      ...args,
      ...(cursor === undefined ? {} : { cursor: cursor ?? undefined }),
      ...(limit === undefined ? {} : { limit }),
    })

  async function* items(): AsyncGenerator<Item, void, undefined> {
    let next: PageWish | null = {}
    while (next !== null) {
      const { data, next_cursor: cursor }: Page<Item> = await page(next)
      yield* data
      next = cursor === null ? null : { cursor }
    }
  }

  return {
    page,
    all: async ({ most }) => {
      const found: Item[] = []
      if (most < 1) return found
      for await (const item of items()) if (found.push(item) >= most) break
      return found
    },
    [Symbol.asyncIterator]: items,
  }
}
