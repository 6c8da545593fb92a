import { randomInt } from 'node:crypto'
import { parseArgs } from 'node:util'
import { algorithms, mintBy } from './minted.ts'
import { type Mutations, randomOf, tryMutations } from './mutations.ts'

const help = `npm run forgeries -- [options]

  --count N   how many tokens with one byte changed, of all algorithms together (1,000,000)
  --seed N    draws the same ones again
  --help      this text
`

const { values } = parseArgs({
  options: {
    count: { type: 'string', default: '1000000' },
    seed: { type: 'string', default: String(randomInt(2 ** 31)) },
    help: { type: 'boolean', default: false },
  },
})
if (values.help) process.stdout.write(help)
else process.exitCode = await tryAll(Number(values.count), Number(values.seed))

/** Prints a line for each algorithm; 1 where something was accepted. */
async function tryAll(all: number, seed: number): Promise<number> {
  process.stdout.write(`seed ${seed}\n`)
  const count = Math.ceil(all / algorithms.length)
  let accepted = 0
  for (const algorithm of algorithms) {
    const minted = await mintBy(algorithm)
    const random = randomOf(seed)
    const tried = await tryMutations(minted.token, { count, random, judge: minted.judge })
    await minted.end()
    accepted += tried.accepted.length
    process.stdout.write(`${algorithm}: ${sentenceOf(tried)}\n`)
    for (const text of tried.accepted) process.stdout.write(`  ${JSON.stringify(text)}\n`)
  }
  return accepted === 0 ? 0 : 1
}

function sentenceOf({ tried, accepted, reasons }: Mutations): string {
  const told = Object.entries(reasons).map(([reason, times]) => `${times} ${reason}`)
  return `${tried} tried, ${accepted.length} accepted; ${told.join(', ')}`
}
