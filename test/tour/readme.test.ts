import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { startTestService } from '../service/service.ts'

const readme = readFileSync(join(import.meta.dirname, '../../README.md'), 'utf8')

/** The tour's own lines, in their order. */
const blocks = [...readme.matchAll(/^```sh\n(.*?)^```$/gms)].map(([, block]) => block ?? '')

it('works when the tour of the README is pasted line by line', { timeout: 60_000 }, async () => {
  const service = await startTestService({ databaseUrl: null })
  const directory = mkdtempSync(join(tmpdir(), 'countersign-tour-'))
  symlinkSync(service.directory, join(directory, 'countersign-data'))
  const script = blocks
    .join('\necho\n')
    .replaceAll('http://127.0.0.1:8787', service.publicUrl)
    .replaceAll('http://127.0.0.1:8788', service.controlUrl)

  const shell = spawn('bash', [], { cwd: directory, stdio: ['pipe', 'pipe', 'pipe'] })
  let output = ''
  let errors = ''
  shell.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()))
  shell.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString()))
  shell.stdin.end(script)
  await once(shell, 'close')

  expect(errors).toBe('')
  const replies = output.split(/(?<=\})(?=\s*\{)|\n/).flatMap(parse)
  const codes = replies.map(({ code, error }) => code ?? error).filter((code) => code !== undefined)
  expect(codes).toEqual(['valid', 'valid', 'secret_retired', 'key_revoked', 'key_revoked'])
  expect(replies.filter((reply) => reply['access_token'] !== undefined)).toHaveLength(1)
  expect(replies.filter((reply) => reply['credential'] !== undefined)).toHaveLength(4)
  expect(replies.some((reply) => Array.isArray(reply['keys']))).toBe(true)
  await service.remove()
  rmSync(directory, { recursive: true, force: true })
})

function parse(text: string): Record<string, unknown>[] {
  return text.trim() === '' ? [] : [JSON.parse(text) as Record<string, unknown>]
}
