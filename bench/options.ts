import { parseArgs } from 'node:util'
import { gatewayMemory } from './gateway-memory.ts'
import { saturation } from './saturation.ts'
import { scenarios } from './scenarios.ts'

export interface Options {
  readonly keys: number
  readonly seconds: number
  /** Null: as many as each scenario wants. */
  readonly pairs: number | null
  /** Part of the names of the scenarios to run. */
  readonly only: string
  readonly profile: boolean
}

export const complete: Options = {
  keys: 1_000_000,
  seconds: 2,
  pairs: null,
  only: '',
  profile: false,
}

export const help = `npm run bench -- [options]

  --keys N      keys in the database (${complete.keys})
  --seconds N   length of a round (${complete.seconds})
  --pairs N     rounds of each side, besides a first that does not count (each scenario has its own)
  --only NAME   only scenarios with this in their name:
${scenarios.map(({ name }) => `                  ${name}`).join('\n')}
                  ${gatewayMemory}
                  ${saturation}
  --profile     the service also writes a CPU profile to bench/.data/profiles; it is slower then
  --help        this text

Scenarios of many keys are only run when their whole name is given, and take --keys 10000000: minutes to fill,
and 6 GB. What is played with no other option than --only takes the place of its last result in
bench/results/latest.json and in the table of bench/README.md; any other run only prints.
`

/** The options, or null when help was asked for. Throws when one is not understood. */
export function readOptions(args: readonly string[]): Options | null {
  const { values } = parseArgs({
    args: [...args],
    options: {
      keys: { type: 'string' },
      seconds: { type: 'string' },
      pairs: { type: 'string' },
      only: { type: 'string' },
      profile: { type: 'boolean' },
      help: { type: 'boolean', short: 'h' },
    },
  })
  if (values.help === true) return null
  return {
    keys: numberOf('--keys', values.keys ?? complete.keys, 1),
    seconds: numberOf('--seconds', values.seconds ?? complete.seconds, 0.1),
    pairs: values.pairs === undefined ? complete.pairs : numberOf('--pairs', values.pairs, 1),
    only: values.only ?? complete.only,
    profile: values.profile ?? complete.profile,
  }
}

/** Whether what is played with these options may stand for the product's figures. */
export function isFull(options: Options): boolean {
  const { only } = options
  const full = { ...complete, only }
  return (Object.keys(full) as (keyof Options)[]).every((name) => options[name] === full[name])
}

function numberOf(name: string, value: string | number, least: number): number {
  const number = Number(value)
  if (number >= least) return number
  throw new RangeError(`${name} takes a number of at least ${least}, not ${value}`)
}
