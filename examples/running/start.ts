import { randomBytes } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createClient } from '@countersign/client'
import { adminKey, apiUrl, controlUrl, type Example, type Program, type Values } from './example.ts'
import { usablePorts } from './ports.ts'
import { type RunningProcess, startProcess } from './process.ts'

export interface RunningExample {
  readonly publicUrl: string
  readonly controlUrl: string
  /** The installation and the data of the services; removed at the end. */
  readonly directory: string
  /** What stands in the requests for the texts of the page. */
  readonly values: Values
  /** Resolves with the name of a program that ended by itself. */
  readonly broken: Promise<string>
  /** Ends everything, and removes its data. */
  readonly stop: () => Promise<void>
}

export interface StartOptions {
  /** The first of the ports that are wished for; 0: any free ones. */
  readonly firstPort: number
  /** Hears what is being done. */
  readonly progress: (text: string) => void
  /** Hears what a program prints. */
  readonly told: (name: string, line: string) => void
}

const examples = join(import.meta.dirname, '..')
const countersign = join(examples, '../packages/server/src/cli/index.ts')

/** Starts Countersign and the programs of an example, with demonstration data in a directory of their own. */
export async function startExample(
  example: Example,
  options: StartOptions,
): Promise<RunningExample> {
  const directory = mkdtempSync(join(tmpdir(), `countersign-${example.name}-`))
  const running: RunningProcess[] = []
  const stop = async (): Promise<void> => {
    // in the order of their start: what the gateway has under way still finds its service
    for (const program of running) await program.stop()
    rmSync(directory, { recursive: true, force: true })
  }
  try {
    const addresses = await addressesOf(example, options.firstPort)
    const secrets = secretsOf(example)
    running.push(await startCountersign(example, { addresses, secrets, directory }, options))
    options.progress('Making the demonstration data')
    const token = readFileSync(join(directory, 'admin-key'), 'utf8').trim()
    const client = createClient({ url: addresses.control, token })
    const values = {
      [apiUrl]: addresses.public,
      [controlUrl]: addresses.control,
      [adminKey]: token,
      ...secrets,
      ...addresses.programs,
      ...(await example.demonstrate(client)),
    }
    for (const program of example.programs) {
      options.progress(`Starting its ${program.name}`)
      running.push(await startProgram(program, { example, addresses, values, directory }, options))
    }
    const broken = Promise.race(running.map(({ name, ended }) => ended.then(() => name)))
    return {
      publicUrl: addresses.public,
      controlUrl: addresses.control,
      ...{ directory, values, broken, stop },
    }
  } catch (error) {
    await stop()
    throw error
  }
}

interface Addresses {
  readonly public: string
  readonly control: string
  /** By the names of the values. */
  readonly programs: Values
}

async function addressesOf({ programs }: Example, firstPort: number): Promise<Addresses> {
  const wished = ['public', 'control', ...programs].map((_one, place) =>
    firstPort === 0 ? 0 : firstPort + place,
  )
  const [first = '', second = '', ...others] = (await usablePorts(wished)).map(
    (port) => `http://127.0.0.1:${port}`,
  )
  const named = programs.map((program, place) => [urlName(program), others[place] ?? ''])
  return { public: first, control: second, programs: Object.fromEntries(named) as Values }
}

function urlName({ name }: Program): string {
  return `${name.toUpperCase()}_URL`
}

function secretsOf({ secrets }: Example): Values {
  return Object.fromEntries(secrets.map((name) => [name, randomBytes(48).toString('base64url')]))
}

function startCountersign(
  { name, programs }: Example,
  { addresses, secrets, directory }: Around,
  { progress, told }: StartOptions,
): Promise<RunningProcess> {
  progress('Starting Countersign')
  const contract = join(examples, name, 'countersign.config.ts')
  const ports = [
    ...['--port', new URL(addresses.public).port],
    ...['--control-port', new URL(addresses.control).port],
  ]
  const [upstream] = programs
  return startProcess({
    name: 'countersign',
    words: [countersign, 'serve', '--contract', contract, '--data', directory, ...ports],
    environment: {
      ...secrets,
      ...(upstream !== undefined && { UPSTREAM_URL: addresses.programs[urlName(upstream)] ?? '' }),
    },
    readyText: 'Countersign is ready.',
    told: (line) => told('countersign', line),
  })
}

interface Around {
  readonly addresses: Addresses
  readonly secrets: Values
  readonly directory: string
}

function startProgram(
  program: Program,
  around: Omit<Around, 'secrets'> & { readonly example: Example; readonly values: Values },
  { told }: StartOptions,
): Promise<RunningProcess> {
  const { name, file, environment = {}, given = {}, tells = false } = program
  const { example, addresses, values, directory } = around
  const address = addresses.programs[urlName(program)] ?? ''
  const chosen: Record<string, string> = {}
  for (const [variable, value] of Object.entries(given)) chosen[variable] = values[value] ?? ''
  return startProcess({
    name,
    words: [join(examples, example.name, file)],
    environment: {
      PORT: new URL(address).port,
      GATEWAY_URL: addresses.public,
      DATABASE_FILE: join(directory, `${name}.db`),
      ...environment,
      ...chosen,
    },
    readyText: 'ready at ',
    told: (line) => tells && told(name, line),
  })
}
