import type { components, ListArguments } from '@countersign/client'
import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import type { Api } from './api.ts'

export type Figure = components['schemas']['Usage']
export type FiguresAsked = Omit<ListArguments<'usage.query'>, 'limit' | 'cursor' | 'format'>

export interface Figures {
  readonly figures: readonly Figure[]
  /** Up to when other nodes' counts are among them. */
  readonly asOf: string
  /** Whether there are more than a page can show. */
  readonly isCut: boolean
}

const perPage = 1_000
const mostPages = 10
const lookAgainMs = 30_000

/** Figures of a range, the oldest first, as many as can be drawn. */
export const figuresQuery = (api: Api, asked: FiguresAsked) =>
  queryOptions({
    queryKey: ['usage', 'figures', asked],
    queryFn: ({ signal }) => readFigures(api, asked, signal),
    placeholderData: keepPreviousData,
    refetchInterval: lookAgainMs,
  })

async function readFigures(api: Api, asked: FiguresAsked, signal: AbortSignal): Promise<Figures> {
  const pages = api.usage.query(asked, { signal })
  const figures: Figure[] = []
  let cursor: string | null = null
  for (let read = 1; ; read++) {
    const where: { limit: number; cursor?: string } = { limit: perPage }
    if (cursor !== null) where.cursor = cursor
    // a page of figures says besides what every page says how old they are
    const page = (await pages.page(where)) as components['schemas']['UsagePage']
    figures.push(...page.data)
    cursor = page.next_cursor
    if (cursor === null || read === mostPages) {
      return { figures, asOf: page.as_of, isCut: cursor !== null }
    }
  }
}
