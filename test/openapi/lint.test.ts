import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { findings } from './spectral.ts'
import { readDocument } from './written.ts'

const ruleset = join(import.meta.dirname, '../../.spectral.yaml')
const written = (name: string) => join(import.meta.dirname, '../../docs/openapi', name)
const directory = mkdtempSync(join(tmpdir(), 'countersign-lint-'))
afterAll(() => rmSync(directory, { recursive: true }))

it.each(['control.json', 'portal.json'])('finds %s clean', async (name) => {
  expect(await findings(written(name), ruleset)).toEqual([])
})

it('finds what is planted', async () => {
  const document = structuredClone(readDocument()) as unknown as {
    paths: Record<string, Record<string, Record<string, unknown>>>
  }
  const planted = join(directory, 'control.json')
  const create = document.paths['/v1/projects']?.['post'] ?? {}
  const list = document.paths['/v1/projects']?.['get'] ?? {}
  Object.assign(create, { security: [], operationId: 'projects.list' })
  Object.assign(list, { parameters: [{ name: 'q', in: 'query', schema: { type: 'string' } }] })
  writeFileSync(planted, JSON.stringify(document))
  const found = (await findings(planted, ruleset)).join('\n')
  for (const code of [
    'operation-operationId-unique',
    'owasp:api2:2023-write-restricted',
    'owasp:api4:2023-string-limit',
    'oas3-parameter-description',
  ]) {
    expect(found).toContain(code)
  }
})
