import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Document } from './document.ts'
import { clientSources, controlApi, portalApi } from './sources.ts'

const root = join(import.meta.dirname, '../..')

const read = (path: string): unknown => JSON.parse(readFileSync(join(root, path), 'utf8'))

/** What packages/client/src/generated holds, by file name, for the document in docs/openapi. */
export async function clientFiles(): Promise<ReadonlyMap<string, string>> {
  const { version } = read('packages/client/package.json') as { readonly version: string }
  return clientSources(read('docs/openapi/control.json') as Document, controlApi(version))
}

/** The same of packages/client/src/portal/generated. */
export async function portalClientFiles(): Promise<ReadonlyMap<string, string>> {
  return clientSources(read('docs/openapi/portal.json') as Document, portalApi)
}
