import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { clausesPage, missingProofs } from '../../docs/clauses.ts'
import { clientFiles, portalClientFiles } from '../../docs/client/files.ts'
import { commandLinePage } from '../../docs/command-line.ts'
import { contractPages } from '../../docs/contracts/pages.ts'
import { controlDocument } from '../../docs/control-document.ts'
import { errorPages } from '../../docs/error-pages.ts'
import { interoperabilityPage } from '../../docs/interoperability.ts'
import { portalDocument } from '../../docs/portal-document.ts'
import { portalRightsPage } from '../../docs/portal-rights.ts'

const directory = join(import.meta.dirname, '../../docs/errors')

/** The files of a folder by their names. */
const written = (folder: string) =>
  Object.fromEntries(
    readdirSync(folder).map((file) => [file, readFileSync(join(folder, file), 'utf8')]),
  )

it('has the pages in docs/errors that `npm run docs` writes, and no others', () => {
  expect(written(directory)).toEqual(Object.fromEntries(errorPages()))
})

it('has the pages of the documented contracts: a test for every sentence, and the matrix', () => {
  const pages = [...contractPages()].map(([file, text]) => [
    text,
    readFileSync(join(directory, '../contracts', file), 'utf8'),
  ])
  expect(pages).toHaveLength(5)
  for (const [made, kept] of pages) expect(kept).toBe(made)
})

it('has the document of the control API that a service serves', async () => {
  const path = join(directory, '../openapi/control.json')
  expect(readFileSync(path, 'utf8')).toEqual(await controlDocument())
})

it('has the document of the API of the portal that a service serves', async () => {
  const path = join(directory, '../openapi/portal.json')
  expect(readFileSync(path, 'utf8')).toEqual(await portalDocument())
})

it('has the sources of the clients that follow from those documents', async () => {
  const sources = join(directory, '../../packages/client/src')
  const [ofControl, ofPortal] = [join(sources, 'generated'), join(sources, 'portal/generated')]
  expect(written(ofControl)).toEqual(Object.fromEntries(await clientFiles()))
  expect(written(ofPortal)).toEqual(Object.fromEntries(await portalClientFiles()))
})

it('has the page of the command line that follows from the definitions of the commands', () => {
  const path = join(directory, '../command-line.md')
  expect(readFileSync(path, 'utf8')).toBe(commandLinePage())
})

it('has the table of who may do what in the portal', () => {
  const path = join(directory, '../portal-rights.md')
  expect(readFileSync(path, 'utf8')).toBe(portalRightsPage())
})

it('has the programs of others that the tests work with, whatever their versions', () => {
  const kept = readFileSync(join(directory, '../interoperability.md'), 'utf8')
  expect(kept).toBe(interoperabilityPage(kept))
  expect(kept).not.toContain('not here')
})

it('has the clauses of the RFCs, each with a test that exists', () => {
  expect(missingProofs()).toEqual([])
  expect(readFileSync(join(directory, '../clauses.md'), 'utf8')).toBe(clausesPage())
})
