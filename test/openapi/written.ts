import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Document } from '../../docs/client/document.ts'

const path = join(import.meta.dirname, '../../docs/openapi/control.json')

/** The document of the control API as the repository holds it. */
export function readDocument(): Document {
  return JSON.parse(readFileSync(path, 'utf8')) as Document
}
