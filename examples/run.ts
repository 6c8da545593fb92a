// npm run example <name>
import { once } from 'node:events'
import { parseArgs } from 'node:util'
import type { Example } from './running/example.ts'
import { examples, shows } from './running/examples.ts'
import { introduction, list } from './running/introduction.ts'
import type { Show } from './running/show.ts'
import { type RunningExample, startExample } from './running/start.ts'

/** Where `countersign serve` listens too; the other programs of an example on the ports after it. */
const usualPort = '8787'

const wish = readWish(process.argv.slice(2))
if (wish === null) process.stdout.write(list([...examples, ...shows]))
else if (typeof wish === 'string') {
  process.stderr.write(`${wish}\n`)
  process.exitCode = 2
} else process.exitCode = await run(wish)

interface Wish {
  readonly chosen: Example | Show
  readonly firstPort: number
}

/** What is to be started; null: nothing is named; a text: what is wrong with what was asked. */
function readWish(words: string[]): Wish | string | null {
  let given: ReturnType<typeof parsed>
  try {
    given = parsed(words)
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
  const [name, ...more] = given.positionals
  if (name === undefined) return null
  const all = [...examples, ...shows]
  const chosen = all.find((one) => one.name === name)
  const known = all.map((one) => one.name).join(', ')
  if (chosen === undefined) return `There is no example called ${name}; there is ${known}.`
  if (more.length > 0) return `One example at a time: ${name}, or another of ${known}.`
  const firstPort = Number(given.values.port)
  if (!Number.isInteger(firstPort) || firstPort < 0 || firstPort > 65_000) {
    return '--port is not usable: expected a port number, or 0 for any that are free.'
  }
  return { chosen, firstPort }
}

function parsed(args: string[]) {
  const options = { port: { type: 'string', default: usualPort } } as const
  return parseArgs({ args, options, allowPositionals: true })
}

/** Runs until it is told to stop; the exit code. */
async function run({ chosen, firstPort }: Wish): Promise<number> {
  const stopping = new AbortController()
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => stopping.abort())
  }
  const { signal } = stopping
  const progress = (text: string) => process.stderr.write(`${text} …\n`)
  try {
    if (!('run' in chosen)) return await runExample(chosen, { firstPort, signal, progress })
    const print = (line: string) => process.stdout.write(`${line}\n`)
    return await chosen.run({ firstPort, stopping: signal, progress, print })
  } catch (error) {
    if (signal.aborted) return 130
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
    return 1
  }
}

async function runExample(
  example: Example,
  around: {
    readonly firstPort: number
    readonly signal: AbortSignal
    readonly progress: (text: string) => void
  },
): Promise<number> {
  const { firstPort, signal, progress } = around
  const stopped = once(signal, 'abort').then(() => null)
  const told = (name: string, line: string) => process.stderr.write(`[${name}] ${line}\n`)
  const running = await startExample(example, { firstPort, progress, told })
  process.stdout.write(introduction(example, running))
  const broken = await firstToBreak(running, stopped)
  if (broken !== null) process.stderr.write(`${broken} has ended by itself, so all ends.\n`)
  await running.stop()
  return broken === null ? 0 : 1
}

/** The name of a program that ended by itself; null: all were told to stop. */
async function firstToBreak(
  { broken }: RunningExample,
  stopped: Promise<null>,
): Promise<string | null> {
  const name = await Promise.race([broken, stopped])
  if (name === null) return null
  // Ctrl-C reaches all of them, and may have ended one before it is heard here
  const aMoment = new Promise<string>((resolve) => setTimeout(() => resolve(name), 300))
  return Promise.race([aMoment, stopped])
}
