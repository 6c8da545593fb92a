import {
  existsSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import type { Config } from '../../config.ts'
import { contractFileName } from '../../contracts/template/contract-file.ts'
import { generateSecret, secretFiles } from '../../installation/generated-secret.ts'
import { contractOption, dataOption, jsonOption } from '../control/control-command.ts'
import { command, present, type Values } from '../definition/command.ts'
import { Failed, WrongUsage } from '../definition/endings.ts'
import { choice, text, toggle } from '../definition/options.ts'
import { outputTo } from '../output/output.ts'
import type { Surroundings } from '../surroundings.ts'
import { type Made, viewMade } from '../views/installation.ts'

const databases = ['sqlite', 'postgresql'] as const

const options = {
  data: dataOption,
  database: choice(databases, 'sqlite: embedded (the default); postgresql: DATABASE_URL names it'),
  contract: contractOption,
  from: text(
    'name',
    `write ${contractFileName} beside the data: a contract of your own that starts from this one`,
  ),
  yes: toggle('ask nothing: what is not said is the default'),
  ...jsonOption,
}

export const init = command({
  name: 'init',
  summary: 'Make a data directory with secrets of its own, and say what comes next.',
  details:
    'On a terminal it asks what is not said. It never overwrites: a directory that holds something stays as it is, and so does a file. With --from, or when asked, it writes a contract of your own. For PostgreSQL it makes the two secrets that every node needs, and leaves the database to the first start.',
  arguments: {},
  options,
  examples: [
    { does: 'Asks', line: 'countersign init' },
    { does: 'In a program', line: 'countersign init --data /var/lib/countersign --yes' },
    {
      does: 'With a contract of your own, to be changed',
      line: 'countersign init --from classic',
    },
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
    const made = await interruption.whole(async () => {
      refuseToOverwrite(config.dataDirectory)
      if (wanted.from === undefined) return make(config, wanted.database, surroundings)
      const own = await writeContract(wanted.from, config.dataDirectory)
      const keep = interruption.undo(own.remove)
      try {
        return await make({ ...config, contract: own.file }, wanted.database, surroundings)
      } catch (error) {
        own.remove()
        throw error
      } finally {
        keep()
      }
    })
    outputTo(terminal, given.json).result(made, viewMade)
  },
})

interface Wanted {
  readonly data: string | undefined
  readonly database: (typeof databases)[number]
  readonly contract: string | undefined
  /** The contract that one of their own starts from; undefined: none is written. */
  readonly from: string | undefined
}

async function askWhatIsMissing(
  given: Values<typeof options>,
  { ask, terminal, environment }: Surroundings,
): Promise<Wanted> {
  if (given.from !== undefined && given.contract !== undefined) {
    throw new WrongUsage('--from writes a contract and --contract names one: say one of them.')
  }
  const usual = environment['DATABASE_URL'] ? 'postgresql' : 'sqlite'
  if (given.yes || given.json || !terminal.canAsk) {
    return { ...given, database: given.database ?? usual }
  }
  const place = environment['DATA_DIR'] || 'countersign-data'
  return {
    ...given,
    data: given.data ?? (await ask.text('In which directory?', place)),
    database:
      given.database ??
      (await ask.choice('On which database?', [
        { value: 'sqlite', label: 'the embedded one: nothing else to run' },
        { value: 'postgresql', label: 'PostgreSQL: for several nodes' },
      ])),
    ...(given.contract === undefined && given.from === undefined && (await askContract({ ask }))),
  }
}

async function askContract({
  ask,
}: Pick<Surroundings, 'ask'>): Promise<Partial<Pick<Wanted, 'contract' | 'from'>>> {
  const { knownContracts } = await import('../../maintenance.ts')
  const known = knownContracts()
  const choices = known.map(({ name, title }) => ({ value: name, label: `${name} (${title})` }))
  const chosen = await ask.choice('In which dialect shall the public port speak?', choices)
  const use = await ask.choice('As it is, or changed by you?', [
    { value: 'contract', label: 'as it is' },
    { value: 'from', label: `changed: write ${contractFileName}, which starts from it` },
  ])
  return { [use]: chosen }
}

/** Made beside its place and then put there whole: a half-made directory is never seen. */
async function make(
  config: Config,
  database: Wanted['database'],
  { interruption }: Pick<Surroundings, 'interruption'>,
): Promise<Made> {
  const place = config.dataDirectory
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

/** Writes the file beside the data directory; what is there already stays as it is. */
async function writeContract(
  from: string,
  dataDirectory: string,
): Promise<{ readonly file: string; readonly remove: () => void }> {
  const { builtInContracts } = await import('../../contracts/built-in.ts')
  const { contractFile } = await import('../../contracts/template/contract-file.ts')
  const { chooseContract } = await import('../../main.ts')
  const text = contractFile(await chooseContract(from, builtInContracts))
  const file = join(dirname(dataDirectory), contractFileName)
  try {
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, text, { flag: 'wx' })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw unwritable(error, file)
    throw new Failed(
      `${file} is there already, and nothing is overwritten: go on with it (countersign init --contract ${file}), or name another directory with --data.`,
    )
  }
  return { file, remove: () => rmSync(file, { force: true }) }
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
