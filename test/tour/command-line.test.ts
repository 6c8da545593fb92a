import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { beside, entry } from '../cli/command-line.ts'
import { startTestService } from '../service/service.ts'

/** The tour of the README, step by step, without curl. */
const script = `
member() { node -pe "JSON.parse(require('fs').readFileSync(0, 'utf8')).$1"; }
said() { countersign verify --json | member code; }

countersign projects create acme --name Acme --json | member slug
CREATED=$(countersign keys create acme --name Production --scopes orders:read,orders:write --expires-in 90d --json)
KEY_ID=$(echo "$CREATED" | member key.id)
SECRET=$(echo "$CREATED" | member secret)
echo "$SECRET" | countersign verify --scopes orders:read --json | member code

countersign server-keys create --name 'orders service' --permissions verify --secret-file ./gate.secret > /dev/null
echo "$SECRET" | countersign verify --token-file ./gate.secret --json | member code
countersign projects list --token-file ./gate.secret 2>&1 | grep -o permission_missing

TOKEN=$(echo "$SECRET" | countersign token --scopes orders:read)
echo "$TOKEN" | said
countersign signing-keys list --json | member 'at(0).state'

CLIENT=$(countersign clients create acme --name 'Back office' --json)
echo "$CLIENT" | member secret | countersign token | said

NEW=$(countersign keys rotate "$KEY_ID" --overlap 6s --json | member secret)
echo "$SECRET" | said
echo "$NEW" | said
sleep 7
echo "$SECRET" | said

TOKEN=$(echo "$NEW" | countersign token)
countersign keys revoke "$KEY_ID" --reason 'end of the tour' --json | member revoked_reason
echo "$NEW" | said
echo "$TOKEN" | said
echo "$NEW" | countersign token
`

it('does every step of the tour by the command line', { timeout: 240_000 }, async () => {
  const service = await startTestService({ databaseUrl: null })
  const directory = mkdtempSync(join(tmpdir(), 'countersign-tour-'))
  const program = join(directory, 'countersign')
  writeFileSync(program, `#!/bin/sh\nexec '${process.execPath}' '${entry}' "$@"\n`, { mode: 0o755 })
  const path = [directory, join(process.execPath, '..'), process.env['PATH'] ?? ''].join(':')
  const shell = spawn('bash', [], {
    cwd: directory,
    env: { ...beside(service), PUBLIC_URL: service.publicUrl, PATH: path, HOME: directory },
    stdio: ['pipe', 'pipe', 'pipe'],
  })
  let output = ''
  let errors = ''
  shell.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()))
  shell.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString()))
  shell.stdin.end(script)
  await once(shell, 'close')

  expect(output.trim().split('\n')).toEqual([
    'acme',
    'valid',
    'valid',
    'permission_missing',
    'valid',
    'signing',
    'valid',
    'valid',
    'valid',
    'secret_retired',
    'end of the tour',
    'key_revoked',
    'key_revoked',
  ])
  expect(errors).toMatch(/^countersign: No token was given: .*invalid_client\)\n$/)
  await service.remove()
  rmSync(directory, { recursive: true, force: true })
})
