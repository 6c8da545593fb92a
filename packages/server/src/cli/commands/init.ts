import { existsSync, mkdirSync, readdirSync, renameSync, rmdirSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Config } from '../../config.ts'
import { generateSecret, secretFiles } from '../../installation/generated-secret.ts'
import { contractOption, dataOption, jsonOption } from '../control/control-command.ts'
import { command, present, type Values } from '../definition/command.ts'
import { Failed } from '../definition/endings.ts'
import { choice, toggle } from '../definition/options.ts'
import { outputTo } from '../output/output.ts'
import type { Surroundings } from '../surroundings.ts'
import { type Made, viewMade } from '../views/installation.ts'

const databases = ['sqlite', 'postgresql'] as const

const options = {
  data: dataOption,
  database: choice(databases, 'sqlite: embedded (the default); postgresql: DATABASE_URL names it'),
  contract: contractOption,
  yes: toggle('ask nothing: what is not said is the default'),
  ...jsonOption,
}

export const init = command({
  name: 'init',
  summary: 'Make a data directory with secrets of its own, and say what comes next.',
  details:
    'On a terminal it asks what is not said. It never overwrites: a directory that holds something stays as it is. For PostgreSQL it makes the two secrets that every node needs, and leaves the database to the first start.',
  arguments: {},
  options,
  examples: [
    { does: 'Asks', line: 'countersign init' },
    { does: 'In a program', line: 'countersign init --data /var/lib/countersign --yes' },
    {
      does: 'The secrets for nodes on PostgreSQL',
      line: 'countersign init --database postgresql --data /etc/countersign',
    },
  ],
  run: async (given, surroundings) => {
    const wanted = await askWhatIsMissing(given, surroundings)
    const { environment, terminal, interruption } = surroundings
    const settings = present({ DATA_DIR: wanted.data, CONTRACT: wanted.contract })
    const { readConfig } = await import('../../config.ts')
    const config = readConfig(settings, environment)
    const made = await interruption.whole(() => make(config, wanted.database, surroundings))
    outputTo(terminal, given.json).result(made, viewMade)
  },
})

interface Wanted {
  readonly data: string | undefined
  readonly database: (typeof databases)[number]
  readonly contract: string | undefined
}

async function askWhatIsMissing(
  given: Values<typeof options>,
  { ask, terminal, environment }: Surroundings,
): Promise<Wanted> {
  const usual = environment['DATABASE_URL'] ? 'postgresql' : 'sqlite'
  if (given.yes || given.json || !terminal.canAsk) {
    return { ...given, database: given.database ?? usual }
  }
  const place = environment['DATA_DIR'] || 'countersign-data'
  return {
    data: given.data ?? (await ask.text('In which directory?', place)),
    database:
      given.database ??
      (await ask.choice('On which database?', [
        { value: 'sqlite', label: 'the embedded one: nothing else to run' },
        { value: 'postgresql', label: 'PostgreSQL: for several nodes' },
      ])),
    contract: given.contract ?? (await askContract({ ask })),
  }
}

async function askContract({ ask }: Pick<Surroundings, 'ask'>): Promise<string | undefined> {
  const { knownContracts } = await import('../../maintenance.ts')
  const known = knownContracts()
  if (known.length < 2) return undefined
  const choices = known.map(({ name, title }) => ({ value: name, label: `${name} (${title})` }))
  return ask.choice('In which dialect shall the public port speak?', choices)
}

/** Made beside its place and then put there whole: a half-made directory is never seen. */
async function make(
  config: Config,
  database: Wanted['database'],
  { interruption }: Pick<Surroundings, 'interruption'>,
): Promise<Made> {
  const place = config.dataDirectory
  refuseToOverwrite(place)
  const beside = `${place}.making-${process.pid}`
  const remove = () => rmSync(beside, { recursive: true, force: true })
  const keep = interruption.undo(remove)
  try {
    mkdirSync(dirname(place), { recursive: true })
    mkdirSync(beside, { mode: 0o700 })
    if (database === 'sqlite') {
      const { makeInstallation } = await import('../../maintenance.ts')
      await makeInstallation({ ...config, dataDirectory: beside, databaseUrl: null })
    } else for (const file of Object.values(secretFiles)) generateSecret(beside, file)
    if (existsSync(place)) rmdirSync(place)
    renameSync(beside, place)
  } catch (error) {
    remove()
    throw unwritable(error, place)
  } finally {
    keep()
  }
  return {
    data_directory: place,
    database,
    contract: config.contract,
    files: readdirSync(place).map((file) => join(place, file)),
  }
}

function refuseToOverwrite(place: string): void {
  if (!existsSync(place) || readdirSync(place).length === 0) return
  throw new Failed(
    `${place} holds something already, and nothing is overwritten: name another directory with --data, or start what is there (countersign serve).`,
  )
}

function unwritable(error: unknown, place: string): unknown {
  const { code, syscall } = error as NodeJS.ErrnoException
  if (syscall === undefined) return error
  return new Failed(
    `${place} can not be made (${code ?? 'unknown'}): name another directory with --data.`,
  )
}
