import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { readDocument } from './written.ts'

const spectral = join(
  import.meta.dirname,
  '../../node_modules/@stoplight/spectral-cli/dist/index.js',
)
const ruleset = join(import.meta.dirname, '../../.spectral.yaml')
const written = join(import.meta.dirname, '../../docs/openapi/control.json')
const directory = mkdtempSync(join(tmpdir(), 'countersign-lint-'))
afterAll(() => rmSync(directory, { recursive: true }))

interface Finding {
  readonly code: string
  readonly path: readonly string[]
  readonly message: string
}

/** What Spectral finds in a document, one line a finding. */
async function findings(path: string): Promise<readonly string[]> {
  const args = [spectral, 'lint', '--ruleset', ruleset, '--format', 'json', '--quiet', path]
  const text = await new Promise<string>((resolve, reject) => {
    const env = { ...process.env, SCARF_ANALYTICS: 'false' }
    execFile(process.execPath, args, { env, maxBuffer: 2 ** 26 }, (error, stdout, stderr) => {
      // exit code 1 says that there are findings
      if (error !== null && error.code !== 1) reject(new Error(stderr + stdout))
      else resolve(stdout)
    })
  })
  const found = JSON.parse(text === '' ? '[]' : text) as readonly Finding[]
  return found.map(({ code, path: at, message }) => `${at.join('/')} ${code}: ${message}`)
}

it('finds the document of the control API clean', async () => {
  expect(await findings(written)).toEqual([])
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
  const found = (await findings(planted)).join('\n')
  for (const code of [
    'operation-operationId-unique',
    'owasp:api2:2023-write-restricted',
    'owasp:api4:2023-string-limit',
    'oas3-parameter-description',
  ]) {
    expect(found).toContain(code)
  }
})
