import { Readable } from 'node:stream'
import type { UsageFigures, UsageGroup } from '../../store/usage.ts'
import { csvLine } from './csv.ts'
import type { UsageFormat } from './usage-query.ts'
import { columnsOf, viewFigures } from './usage-view.ts'

/** A format that takes figures one by one, in lines. */
interface Lines {
  readonly mediaType: string
  readonly head: (groupBy: readonly UsageGroup[]) => string
  readonly line: (figures: UsageFigures, groupBy: readonly UsageGroup[]) => string
}

const exports: Readonly<Record<Exclude<UsageFormat, 'json'>, Lines>> = {
  csv: {
    mediaType: 'text/csv',
    head: (groupBy) => csvLine(columnsOf(groupBy)),
    line: (figures, groupBy) => csvLine(Object.values(viewFigures(figures, groupBy))),
  },
  ndjson: {
    mediaType: 'application/x-ndjson',
    head: () => '',
    line: (figures, groupBy) => `${JSON.stringify(viewFigures(figures, groupBy))}\n`,
  },
}

export interface UsageFile {
  readonly headers: Readonly<Record<string, string>>
  readonly body: Readable
}

/** The format that is asked for by name, else the first known one of an Accept header. */
export function formatOf(named: UsageFormat | undefined, accept = ''): UsageFormat {
  if (named !== undefined) return named
  for (const part of accept.split(',')) {
    const type = part.split(';')[0]?.trim().toLowerCase()
    if (type === exports.csv.mediaType) return 'csv'
    if (type === exports.ndjson.mediaType) return 'ndjson'
    if (type === 'application/json') return 'json'
  }
  return 'json'
}

/** So many characters are sent together. */
const chunkLength = 32_768

/**
 * All figures as a file, made while it is read. Its beginning is there when this resolves: what goes
 * wrong before can still be answered.
 */
export async function exportFigures(
  figures: AsyncIterable<UsageFigures>,
  { format, groupBy }: { format: Exclude<UsageFormat, 'json'>; groupBy: readonly UsageGroup[] },
): Promise<UsageFile> {
  const lines = exports[format]
  const chunks = chunksOf(figures, lines, groupBy)
  const first = await chunks.next()
  return {
    headers: {
      'content-type': `${lines.mediaType}; charset=utf-8`,
      'content-disposition': `attachment; filename="usage.${format}"`,
    },
    body: Readable.from(goingOn(first, chunks)),
  }
}

async function* chunksOf(
  figures: AsyncIterable<UsageFigures>,
  { head, line }: Lines,
  groupBy: readonly UsageGroup[],
): AsyncGenerator<string, void, undefined> {
  let text = head(groupBy)
  for await (const some of figures) {
    text += line(some, groupBy)
    if (text.length < chunkLength) continue
    yield text
    text = ''
  }
  yield text
}

async function* goingOn(
  first: IteratorResult<string, void>,
  rest: AsyncGenerator<string, void, undefined>,
): AsyncGenerator<string, void, undefined> {
  if (first.done === true) return
  yield first.value
  yield* rest
}
