// npm run example <name>
import { examples } from './running/examples.ts'
import { introduction, list } from './running/introduction.ts'
import { type RunningExample, startExample } from './running/start.ts'

/** Where `countersign serve` listens too; the other programs of an example on the ports after it. */
const firstPort = 8787

const [name, ...more] = process.argv.slice(2)
const example = examples.find((one) => one.name === name)
const progress = (text: string) => process.stderr.write(`${text} …\n`)
const told = (program: string, line: string) => process.stderr.write(`[${program}] ${line}\n`)

if (name === undefined) process.stdout.write(list(examples))
else if (example === undefined || more.length > 0) {
  const known = examples.map((one) => one.name).join(', ')
  const mistake =
    example === undefined ? `There is no example called ${name}.` : 'One name is enough.'
  process.stderr.write(`${mistake} There is ${known}.\n`)
  process.exitCode = 2
} else {
  const stopping = Promise.withResolvers<null>()
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.on(signal, () => stopping.resolve(null))
  await startExample(example, { firstPort, progress, told }).then(
    async (running) => {
      process.stdout.write(introduction(example, running))
      await untilItEnds(running, stopping.promise)
    },
    (error: unknown) => {
      process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
      process.exitCode = 1
    },
  )
}

async function untilItEnds(running: RunningExample, stopped: Promise<null>): Promise<void> {
  const broken = await Promise.race([running.broken, stopped])
  // a signal to the whole group ends the programs a moment before it is heard here
  const itself = broken === null ? null : await Promise.race([stopped, aMoment(broken)])
  if (itself !== null) {
    process.stderr.write(`The ${itself} has ended by itself, so everything ends.\n`)
    process.exitCode = 1
  }
  await running.stop()
}

function aMoment(broken: string): Promise<string> {
  return new Promise((resolve) => setTimeout(() => resolve(broken), 300))
}
