import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { clausesPage } from './clauses.ts'
import { clientFiles, portalClientFiles } from './client/files.ts'
import { commandLinePage } from './command-line.ts'
import { contractPages } from './contracts/pages.ts'
import { controlDocument } from './control-document.ts'
import { errorPages } from './error-pages.ts'
import { portalDocument } from './portal-document.ts'
import { portalRightsPage } from './portal-rights.ts'

const root = join(import.meta.dirname, '..')

const pages = errorPages()
replaceFolder('docs/errors', pages)
for (const [file, text] of contractPages()) writeFileSync(join(root, 'docs/contracts', file), text)
replaceFolder(
  'docs/openapi',
  new Map([
    ['control.json', await controlDocument()],
    ['portal.json', await portalDocument()],
  ]),
)
replaceFolder('packages/client/src/generated', await clientFiles())
replaceFolder('packages/client/src/portal/generated', await portalClientFiles())
writeFileSync(join(root, 'docs/command-line.md'), commandLinePage())
writeFileSync(join(root, 'docs/portal-rights.md'), portalRightsPage())
writeFileSync(join(root, 'docs/clauses.md'), clausesPage())

process.stdout.write(
  `${pages.size} pages in docs/errors, docs/openapi, docs/command-line.md and the generated parts of packages/client\n`,
)

/** Writes the files, by their names, and removes what else is in the folder. */
function replaceFolder(path: string, files: ReadonlyMap<string, string>): void {
  const directory = join(root, path)
  mkdirSync(directory, { recursive: true })
  for (const file of readdirSync(directory)) if (!files.has(file)) rmSync(join(directory, file))
  for (const [file, text] of files) writeFileSync(join(directory, file), text)
}
