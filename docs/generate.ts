import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { commandLinePage } from './command-line.ts'
import { controlDocument } from './control-document.ts'
import { errorPages } from './error-pages.ts'

const directory = join(import.meta.dirname, 'errors')
const pages = errorPages()

mkdirSync(directory, { recursive: true })
for (const file of readdirSync(directory)) if (!pages.has(file)) rmSync(join(directory, file))
for (const [file, text] of pages) writeFileSync(join(directory, file), text)

const documents = join(import.meta.dirname, 'openapi')
mkdirSync(documents, { recursive: true })
writeFileSync(join(documents, 'control.json'), await controlDocument())

writeFileSync(join(import.meta.dirname, 'command-line.md'), commandLinePage())

process.stdout.write(
  `${pages.size} pages in docs/errors, docs/openapi/control.json and docs/command-line.md\n`,
)
