import { join } from 'node:path'
import { type Contest, compare } from './contest.ts'
import { gatewayMemory, measureGatewayMemory, memoryLines } from './gateway-memory.ts'
import { type Load, startLoad } from './load/load.ts'
import { describeMachine } from './machine.ts'
import { help, isFull, type Options, readOptions } from './options.ts'
import { pathOf } from './peers/installed.ts'
import { keepResults, tableOf } from './report.ts'
import { isDisturbed, type Result, resultOf } from './result.ts'
import { type LoadStep, measureSaturation, saturation, saturationTable } from './saturation.ts'
import { type Scenario, scenarios } from './scenarios.ts'

const usualConnections = 64

try {
  const options = readOptions(process.argv.slice(2))
  if (options === null) process.stdout.write(help)
  else await runAll(options)
} catch (error) {
  say(`bench: ${error instanceof Error ? error.message : String(error)}`)
  process.exitCode = 1
}

async function runAll(options: Options): Promise<void> {
  const chosen = scenarios.filter(
    ({ name, isExtra }) =>
      name.includes(options.only) && (isExtra !== true || name === options.only),
  )
  const withMemory = gatewayMemory.includes(options.only)
  const withSaturation = saturation.includes(options.only)
  if (chosen.length === 0 && !withMemory && !withSaturation)
    throw new Error(`no scenario has ${options.only} in its name`)
  const playable = chosen.filter(({ name, needs }) => {
    if (needs === undefined || pathOf(needs) !== null) return true
    say(`${name}: left out, as ${needs} is not installed`)
    return false
  })
  say(`${options.keys} keys for the load`)
  const load = await startLoad(options.keys)
  const results: Result[] = []
  let loadSteps: readonly LoadStep[] = []
  try {
    for (const scenario of playable) {
      say(scenario.name)
      results.push(resultOf(scenario, await runOne(scenario, load, options)))
    }
    if (withSaturation) {
      say(saturation)
      loadSteps = await measureSaturation(load, { ...options, say })
    }
  } finally {
    await load.stop()
  }
  if (withMemory) say(gatewayMemory)
  const streamed = withMemory ? await measureGatewayMemory() : []
  const run = { machine: describeMachine(), keys: options.keys, results, streamed, loadSteps }
  process.stdout.write(`\n${tableOf(run)}${memoryLines(streamed)}${saturationTable(loadSteps)}`)
  for (const { name } of results.filter(isDisturbed)) {
    say(`${name}: not kept, as other programs used the cores meanwhile`)
  }
  if (!isFull(options)) return
  const told = { ...run, results: results.filter((result) => !isDisturbed(result)) }
  if (!keepResults(told, options.only === '')) say('not kept: what is kept is of another machine')
}

async function runOne(scenario: Scenario, load: Load, options: Options): Promise<Contest> {
  const { draw, loadStaysAwake: staysAwake } = scenario
  const sides = await scenario.start({
    keys: options.keys,
    profileDirectory: options.profile ? join(import.meta.dirname, '.data/profiles') : null,
    say,
    playedBy:
      ({ port, ports = [port], keys: among = options.keys, requests, right }) =>
      async (round) => {
        const { connections = usualConnections } = scenario
        const task = { ports, among, requests, right, draw, connections, staysAwake }
        const asked = { ...task, ...round }
        const { answers, seconds, ...report } = await load.run(asked)
        return { answers, seconds, load: report }
      },
  })
  try {
    const { seconds } = options
    return await compare(sides, { pairs: options.pairs ?? scenario.pairs, seconds })
  } finally {
    await sides.stop()
  }
}

/** Progress goes to standard error, so that the table can be piped on. */
function say(progress: string): void {
  process.stderr.write(`${progress}\n`)
}
