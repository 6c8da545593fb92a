import { describe, expect, it, vi } from 'vitest'
import { root } from '../../packages/server/src/cli/commands.ts'
import { commandsOf } from '../../packages/server/src/cli/definition/command.ts'
import { commandLine } from './command-line.ts'

// Each test runs many processes, on whatever machine this is.
vi.setConfig({ testTimeout: 240_000 })

const paths = commandsOf(root).map(({ path }) => path.slice(1))

describe('the help', () => {
  it('of every command has an example that calls it', async () => {
    for (const path of paths) {
      const { code, stdout, stderr } = await commandLine([...path, '--help'])
      expect({ code, stderr }, path.join(' ')).toEqual({ code: 0, stderr: '' })
      const [usage = '', examples = ''] = stdout.split('\nExamples:\n')
      expect(usage).toContain(`Usage: countersign ${path.join(' ')}`)
      expect(examples, path.join(' ')).toContain(`countersign ${path.join(' ')}`)
    }
  })

  it('of the whole names every command, and is shown to whoever calls nothing', async () => {
    const { code, stdout } = await commandLine([])
    expect(code).toBe(0)
    expect((await commandLine(['--help'])).stdout).toBe(stdout)
    for (const { name } of root.commands) expect(stdout).toContain(`\n  ${name}`)
  })

  it('of a group is shown on standard error where its command is missing', async () => {
    const { code, stdout, stderr } = await commandLine(['keys'])
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(stderr).toContain('revoke-many')
  })
})

describe('wrong usage', () => {
  it.each([
    [['kyes'], "Unknown command 'kyes' (Did you mean keys?)"],
    [['keys', 'rotat'], "Unknown command 'rotat' (Did you mean rotate?)"],
    [
      ['keys', 'list', 'acme', '--stat', 'active'],
      "Unknown option '--stat' (Did you mean --state?)",
    ],
    [['keys', 'list'], "Missing required argument 'project'"],
    [['keys', 'list', 'acme', 'shop'], 'Too many arguments'],
    [['keys', 'list', 'acme', '--state', 'dead'], '--state: expected one of active'],
    [['keys', 'list', 'acme', '--limit', '0'], '--limit: expected a whole number above 0'],
    [['keys', 'list', 'acme', '--limit'], 'argument missing'],
    [['keys', 'create'], '<project> is missing'],
    [['keys', 'create', 'acme', '--scopes', ''], '--scopes: expected a list'],
    [['keys', 'create', 'acme', '--scopes', 'a,,b'], '--scopes: expected a list'],
    [['keys', 'create', 'acme', '--name', ''], '--name: expected something'],
    [['keys', 'create', 'acme', '--expires-in', '90'], '--expires-in: expected a whole number and'],
    [['keys', 'create', 'acme', '--metadata', 'team'], '--metadata: expected name=value'],
    [['keys', 'change', 'key_x'], 'nothing to change'],
    [['keys', 'change', 'key_x', '--activate', '--deactivate'], 'contradict'],
    [['keys', 'change', 'key_x', '--scopes', 'a', '--any-scope'], 'limited and unlimited'],
    [['server-keys', 'create'], '--permissions is missing'],
    [['server-keys', 'create', '--permissions', 'all'], '--permissions: expected some of verify'],
    [['completion', 'tcsh'], '<shell>: expected one of bash'],
  ])('%j: exit code 2 and one sentence', async (words, sentence) => {
    const { code, stdout, stderr } = await commandLine(words, {
      environment: { COUNTERSIGN_TOKEN: 'x', COUNTERSIGN_URL: 'http://127.0.0.1:9' },
    })
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(stderr).toMatch(/^countersign: [^\n]+\(--help shows how\.\)\n$/)
    expect(stderr).toContain(sentence)
  })
})

describe('a secret as an argument', () => {
  const key = 'cs_live_1VbnymzZRiOuiezqQBKCvIOIEhwZiBuXNQeLKS93uiJc4VeRec2eLWd8fSXkZ'

  it.each([
    [['keys', 'list', 'acme', '--token', 'hidden-0'], 'COUNTERSIGN_TOKEN'],
    [['keys', 'list', 'acme', '--token=hidden-0'], 'COUNTERSIGN_TOKEN'],
    [['serve', '--admin-key=hidden-0'], 'COUNTERSIGN_TOKEN'],
    [['serve', '--root-secret', 'hidden-0'], 'COUNTERSIGN_SECRET'],
    [['migrate', '--database-url=postgres://u:hidden-0@h/d'], 'DATABASE_URL'],
    [['migrate', '--database', 'postgres://u:hidden-0@h/d'], 'looks like a secret'],
    [['verify', 'hidden-0'], '--file'],
    [['verify', '--credential=hidden-0'], '--file'],
    [['verify', key], 'looks like a secret'],
    [['verify', `ax_${key.slice(8)}`], 'looks like a secret'],
    [['keys', 'create', 'acme', '--name', key], 'looks like a secret'],
    [['keys', 'create', 'acme', `--name=${key}`], 'looks like a secret'],
    [['keys', 'get', `Bearer ${key}`], 'looks like a secret'],
    [['verify', 'eyJhbGciOiJFUzI1NiJ9.eyJoaWRkZW4tMCI6MX0.c2ln'], 'looks like a secret'],
    [['keys', 'list', '--unknown=hidden-0'], "Unknown option '--unknown'"],
  ])('%j is refused, not repeated, and told what to do', async (words, instead) => {
    const { code, stdout, stderr } = await commandLine(words)
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(stderr).toContain(instead)
    for (const secret of ['hidden-0', key.slice(8), 'eyJ']) expect(stderr).not.toContain(secret)
  })

  it('is not what a pasted id or an instant looks like', async () => {
    for (const word of [
      'ab_dVc4kPPpMzuWoHpB3Z2tqfzDvBzRyKuq7p9xMZ0b',
      'key_VbnymzZRiOuiezqQ',
      '2030-01-31T12:00:00Z',
      'orders:read',
    ]) {
      expect((await commandLine(['keys', 'list', word, '--stat'])).stderr).toContain('--stat')
    }
  })
})
