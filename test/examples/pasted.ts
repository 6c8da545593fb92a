import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect } from 'vitest'
import type { Example } from '../../examples/running/example.ts'
import { preamble, printed } from '../../examples/running/printed.ts'
import type { RunningExample } from '../../examples/running/start.ts'

export interface Shown {
  readonly status: number
  /** As it came. */
  readonly text: string
  /** Null when it is not JSON. */
  readonly body: ReturnType<typeof JSON.parse>
}

/** What these commands of one shell print, each with one request by curl in it. */
export async function paste(commands: readonly string[], before = ''): Promise<Shown[]> {
  const directory = mkdtempSync(join(tmpdir(), 'countersign-paste-'))
  const steps = commands.map(
    (command, place) => `STEP=${String(place)}\n{ ${command}\n} > $STEP.out`,
  )
  // tells the status besides, which curl does not print
  const curl = 'curl() { command curl --silent --dump-header $STEP.head "$@"; }'
  const shell = spawn('bash', [], { cwd: directory, stdio: ['pipe', 'pipe', 'pipe'] })
  let errors = ''
  shell.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString()))
  shell.stdin.end([curl, before, ...steps].join('\n'))
  await once(shell, 'close')
  expect(errors).toBe('')
  const shown = commands.map((_command, place) => shownIn(directory, place))
  rmSync(directory, { recursive: true, force: true })
  return shown
}

/** The same of one command. */
export async function pasteOne(command: string): Promise<Shown> {
  const [shown] = await paste([command])
  if (shown === undefined) throw new Error('a command was not run')
  return shown
}

/** What the printed requests of an example come to, by what they do. */
export async function pasteAll(
  { requests }: Example,
  { values }: RunningExample,
): Promise<ReadonlyMap<string, Shown>> {
  const shown = await paste(
    requests.map((request) => printed(request, values)),
    preamble,
  )
  return new Map(
    requests.map(({ does }, place) => [does, shown[place] ?? { status: 0, text: '', body: null }]),
  )
}

function shownIn(directory: string, place: number): Shown {
  const read = (kind: string) => readFileSync(join(directory, `${String(place)}.${kind}`), 'utf8')
  const status = Number(/^HTTP\/1\.1 (\d{3})/.exec(read('head'))?.[1])
  const text = read('out').trim()
  return { status, text, body: text.startsWith('{') ? JSON.parse(text) : null }
}
