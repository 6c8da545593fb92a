import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { tmpdir } from 'node:os'
import { entry } from './command-line.ts'

/** Where util-linux's `script` is, which runs a program at a pseudo-terminal. */
export const hasTerminals = process.platform === 'linux'

interface Step {
  /** What has to be on the screen before. */
  readonly when: string
  readonly type?: string
  /** Done then, besides. */
  readonly act?: () => void
}

/** What a person sees and types at a terminal of so many columns. Both outputs are one there. */
export async function atTerminal(
  words: readonly string[],
  {
    environment = {},
    columns = 80,
    steps = [],
  }: {
    readonly environment?: Readonly<Record<string, string>>
    readonly columns?: number
    readonly steps?: readonly Step[]
  },
): Promise<{ readonly code: number | null; readonly screen: string }> {
  const quoted = [process.execPath, entry, ...words].map((word) => `'${word}'`).join(' ')
  const command = `stty cols ${String(columns)} rows 40; exec ${quoted}`
  const child = spawn('script', ['-qec', command, '/dev/null'], {
    env: {
      PATH: process.env['PATH'] ?? '',
      HOME: tmpdir(),
      TERM: 'xterm-256color',
      ...environment,
    },
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  let screen = ''
  let seen = 0
  const left = [...steps]
  child.stdout.on('data', (chunk: Buffer) => {
    screen += chunk.toString()
    const [next] = left
    const at = next === undefined ? -1 : screen.indexOf(next.when, seen)
    if (next === undefined || at < 0) return
    seen = at + next.when.length
    left.shift()
    next.act?.()
    if (next.type !== undefined) child.stdin.write(next.type)
  })
  await once(child, 'close')
  return { code: child.exitCode, screen: screen.replaceAll('\r\n', '\n') }
}
