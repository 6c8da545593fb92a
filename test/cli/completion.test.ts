import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { root } from '../../packages/server/src/cli/commands.ts'
import { commandLine } from './command-line.ts'

// Each test runs many processes, on whatever machine this is.
vi.setConfig({ testTimeout: 240_000 })

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
  const child = spawn(program, args, { cwd: directory, stdio: ['ignore', 'pipe', 'pipe'] })
  let text = ''
  let errors = ''
  child.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString()))
  child.stdout.on('data', (chunk: Buffer) => (text += chunk.toString()))
  await once(child, 'close')
  expect(errors).toBe('')
  return text.split('\n').filter((word) => word !== '')
}

/** bash splits `--state=a` at its word breaks, and asks the function of `complete -F`. */
const bash: Offers = (line) => {
  const words = line.replaceAll('=', ' = ').split(/\s+/)
  const quoted = words.map((word) => `'${word}'`).join(' ')
  const ask = `source '${String(scripts['bash'])}'
    COMP_WORDS=(${quoted}) COMP_CWORD=${String(words.length - 1)}
    $(complete -p countersign | sed 's/.*-F \\([^ ]*\\) .*/\\1/')
    printf '%s\\n' "\${COMPREPLY[@]}"`
  return output('bash', ['--norc', '-c', ask])
}

/** zsh completes at an editor only: its module zpty runs one, where what is offered is printed. */
const zsh: Offers = async (line) => {
  const editor = join(directory, 'editor.zsh')
  writeFileSync(
    editor,
    `PS1=
autoload -Uz compinit && compinit -D -u
source '${String(scripts['zsh'])}'
compadd() {
  if [[ \${@[1,(i)(-|--)]} == *-(O|A|D)\\ * ]]; then
    builtin compadd "$@"
    return
  fi
  local -a found
  builtin compadd -A found "$@"
  for one in $found; do print -r -- "offered $one."; done
}
finish() { print "end-of-test"; exit }
zle -N finish
bindkey '^I' complete-word
bindkey '^X' finish
print begin-of-test
`,
  )
  const shown = await output('zsh', [
    '-f',
    '-c',
    `zmodload zsh/zpty && zpty editor zsh -f -i
    zpty -w editor "source '${editor}'"
    zpty -r editor seen '*begin-of-test*'
    zpty -n -w editor $'${line}\\t\\C-x'
    zpty -r editor seen '*end-of-test*'
    print -r -- "$seen" | tr -d '\\r'`,
  ])
  return shown.flatMap((one) => /offered (.*)\.$/.exec(one)?.[1] ?? [])
}

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
