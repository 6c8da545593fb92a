import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { root } from '../../packages/server/src/cli/commands.ts'
import { commandLine } from './command-line.ts'

const directory = mkdtempSync(join(tmpdir(), 'countersign-completion-'))
const scripts: Record<string, string> = {}

beforeAll(async () => {
  writeFileSync(join(directory, 'token.txt'), '')
  for (const shell of ['bash', 'zsh', 'fish']) {
    scripts[shell] = join(directory, shell)
    writeFileSync(join(directory, shell), (await commandLine(['completion', shell])).stdout)
  }
})
afterAll(() => rmSync(directory, { recursive: true, force: true }))

/** What a shell offers for a line, the cursor being at its end. */
type Offers = (line: string) => Promise<readonly string[]>

async function output(program: string, args: readonly string[]): Promise<readonly string[]> {
  const child = spawn(program, args, { cwd: directory, stdio: ['ignore', 'pipe', 'inherit'] })
  let text = ''
  child.stdout.on('data', (chunk: Buffer) => (text += chunk.toString()))
  await once(child, 'close')
  return text.split('\n').filter((word) => word !== '')
}

/** bash splits `--state=a` at its word breaks, and asks the function of `complete -F`. */
const bash: Offers = (line) => {
  const words = line.split(/(=)|\s+/).filter((word) => word !== undefined)
  const quoted = words.map((word) => `'${word}'`).join(' ')
  const ask = `source '${String(scripts['bash'])}'
    COMP_WORDS=(${quoted}) COMP_CWORD=${String(words.length - 1)}
    $(complete -p countersign | sed 's/.*-F \\([^ ]*\\) .*/\\1/')
    printf '%s\\n' "\${COMPREPLY[@]}"`
  return output('bash', ['--norc', '-c', ask])
}

/** zsh completes at an editor only: its module zpty runs one, where each word offered is printed. */
const zsh: Offers = (line) =>
  output('zsh', [
    '-f',
    '-c',
    `zmodload zsh/zpty
    autoload -Uz compinit && compinit -D -u
    source '${String(scripts['zsh'])}'
    zpty shell zsh -f -i
    zpty -w shell "PS1=; autoload -Uz compinit; compinit -D -u; source '${String(scripts['zsh'])}'"
    zpty -w shell 'compadd() { local -a found; builtin compadd -O found "$@"; print -rl -- "" "offered "$found; builtin compadd "$@" }'
    zpty -w shell 'bindkey "^I" complete-word; print begin-''of-test'
    zpty -r shell seen '*begin-of-test*'
    zpty -n -w shell $'${line}\\t\\C-c'
    zpty -n -w shell $'\\nprint end-''of-test\\n'
    zpty -r shell seen '*end-of-test*'
    print -r -- "$seen" | tr -d '\\r' | sed -n 's/^offered //p'`,
  ])

const fish: Offers = async (line) => {
  const ask = `source '${String(scripts['fish'])}'; complete -C '${line}'`
  const offered = await output('fish', ['--no-config', '-c', ask])
  return offered.map((one) => one.split('\t')[0] ?? '')
}

const shells = (
  [
    ['bash', bash],
    ['zsh', zsh],
    ['fish', fish],
  ] as const
).filter(([shell]) => spawnSync(shell, ['--version']).status === 0)

describe.each(shells)('%s', (_, offers) => {
  it('offers every command', async () => {
    const offered = await offers('countersign ')
    for (const { name } of root.commands) expect(offered).toContain(name)
    expect(await offers('countersign sig')).toEqual(['signing-keys'])
  })

  it('offers the commands of a group, and what an argument can be', async () => {
    expect(await offers('countersign keys revoke')).toEqual(
      expect.arrayContaining(['revoke', 'revoke-many']),
    )
    expect(await offers('countersign completion f')).toEqual(['fish'])
  })

  it('offers the options of a command, and no others', async () => {
    const offered = await offers('countersign keys list acme --')
    expect(offered).toEqual(expect.arrayContaining(['--state', '--unused-for', '--json', '--help']))
    expect(offered).not.toContain('--overlap')
  })

  it('offers the values of an option, the names of files, or nothing', async () => {
    expect(await offers('countersign keys list acme --state in')).toEqual(['inactive'])
    expect(await offers('countersign keys list acme --token-file to')).toEqual(['token.txt'])
    expect(await offers('countersign keys list acme --unused-for ')).toEqual([])
  })
})

it('is asked of bash as it is by a person', async () => {
  expect(shells.map(([shell]) => shell)).toContain('bash')
  expect(await bash('countersign keys list --state=act')).toEqual(['active'])
})
