import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Document } from './document.ts'
import { clientSources } from './sources.ts'

const root = join(import.meta.dirname, '../..')

/** What packages/client/src/generated holds, by file name, for the document in docs/openapi. */
export async function clientFiles(): Promise<ReadonlyMap<string, string>> {
  const read = (path: string): unknown => JSON.parse(readFileSync(join(root, path), 'utf8'))
  const { version } = read('packages/client/package.json') as { readonly version: string }
  return clientSources(read('docs/openapi/control.json') as Document, version)
}
