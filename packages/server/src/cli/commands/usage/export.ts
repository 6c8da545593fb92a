import { createWriteStream, rmSync } from 'node:fs'
import { rename } from 'node:fs/promises'
import { resolve } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { csvLine } from '../../../http/control/csv.ts'
import { columnsOf } from '../../../http/control/usage-view.ts'
import type { Usage } from '../../api-objects.ts'
import { Failed, WrongUsage } from '../../definition/endings.ts'
import { choice, text, under } from '../../definition/options.ts'
import type { Surroundings } from '../../surroundings.ts'
import type { Group } from './inputs.ts'

const formats = ['csv', 'ndjson'] as const
type Format = (typeof formats)[number]

export const exportOptions = under('Output', {
  format: choice(formats, 'all figures, a line each: with commas between, or as JSON'),
  out: text('path', 'write them into this file, once all are there', 'file'),
})

interface Wishes {
  readonly format: Format | undefined
  readonly out: string | undefined
  readonly limit: number | undefined
  readonly json: boolean
}

export interface File {
  readonly format: Format
  /** Undefined: standard output. */
  readonly out: string | undefined
}

/** The file that is asked for, or null: none is. Throws WrongUsage where it would be another thing besides. */
export function formatFor({ format, out, limit, json }: Wishes): File | null {
  if (format === undefined) {
    if (out !== undefined) throw new WrongUsage(`--out needs --format: ${formats.join(' or ')}.`)
    return null
  }
  if (json) throw new WrongUsage('--json and --format contradict each other.')
  if (limit !== undefined) throw new WrongUsage('--format gives all figures: leave out --limit.')
  return { format, out }
}

/** Writes figures while they are read. A file has its name once it is whole. */
export async function exportUsage(
  figures: AsyncIterable<Usage>,
  { format, out, groups }: File & { readonly groups: readonly Group[] },
  { terminal, interruption }: Surroundings,
): Promise<void> {
  const lines = linesOf(figures, format, groups)
  if (out === undefined) {
    for await (const line of lines) await terminal.write(line)
    return
  }
  const path = resolve(out)
  const part = `${path}.part`
  const remove = () => rmSync(part, { force: true })
  const keep = interruption.undo(remove)
  try {
    await pipeline(Readable.from(lines), createWriteStream(part))
    await rename(part, path)
  } catch (error) {
    remove()
    throw unwritable(error, path)
  } finally {
    keep()
  }
}

async function* linesOf(
  figures: AsyncIterable<Usage>,
  format: Format,
  groups: readonly Group[],
): AsyncGenerator<string, void, undefined> {
  const columns = columnsOf(groups) as readonly (keyof Usage)[]
  if (format === 'csv') yield csvLine(columns)
  for await (const some of figures) {
    const cells = columns.map((column) => some[column] ?? null)
    yield format === 'csv'
      ? csvLine(cells)
      : `${JSON.stringify(Object.fromEntries(columns.map((name, place) => [name, cells[place]])))}\n`
  }
}

/** What the disk says; what the service says is explained elsewhere. */
function unwritable(error: unknown, path: string): unknown {
  if (!(error instanceof Error) || !('syscall' in error) || !('code' in error)) return error
  return new Failed(`${path} can not be written (${String(error.code)}): say another --out.`)
}
