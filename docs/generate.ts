import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { errorPages } from './error-pages.ts'

const directory = join(import.meta.dirname, 'errors')
const pages = errorPages()

mkdirSync(directory, { recursive: true })
for (const file of readdirSync(directory)) if (!pages.has(file)) rmSync(join(directory, file))
for (const [file, text] of pages) writeFileSync(join(directory, file), text)
process.stdout.write(`${pages.size} pages in docs/errors\n`)
