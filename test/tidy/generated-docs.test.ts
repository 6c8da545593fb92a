import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { commandLinePage } from '../../docs/command-line.ts'
import { controlDocument } from '../../docs/control-document.ts'
import { errorPages } from '../../docs/error-pages.ts'

const docs = join(import.meta.dirname, '../../docs')

it('has the pages in docs/errors that `npm run docs` writes, and no others', () => {
  const directory = join(docs, 'errors')
  const written = new Map(
    readdirSync(directory).map((file) => [file, readFileSync(join(directory, file), 'utf8')]),
  )
  expect(Object.fromEntries(written)).toEqual(Object.fromEntries(errorPages()))
})

it('has the document of the control API that a service serves', async () => {
  const path = join(docs, 'openapi/control.json')
  expect(readFileSync(path, 'utf8')).toEqual(await controlDocument())
})

it('has the page of the command line that `npm run docs` writes', () => {
  expect(readFileSync(join(docs, 'command-line.md'), 'utf8')).toBe(commandLinePage())
})
