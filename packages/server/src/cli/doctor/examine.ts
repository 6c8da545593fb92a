import { readdirSync, statfsSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { type Config, StartRefused } from '../../config.ts'
import { examineSecrets } from '../../installation/examine-secrets.ts'
import type { DatabaseFacts } from '../../maintenance.ts'
import type { Facts, FileFacts } from './finding.ts'

/** Reads everything that the checks judge, and changes nothing. */
export async function examine(config: Config): Promise<Facts> {
  const database = await examineDatabase(config)
  const installation = 'unreachable' in database ? null : database.installation
  const isEmbedded = config.databaseUrl === null
  return {
    config,
    at: Date.now(),
    database,
    contract: await examineContract(config),
    secrets: examineSecrets(config, installation),
    files: isEmbedded && process.platform !== 'win32' ? filesOf(config.dataDirectory) : [],
    disk: isEmbedded ? diskOf(config.dataDirectory) : null,
  }
}

async function examineDatabase(config: Config): Promise<DatabaseFacts | { unreachable: string }> {
  const { inspectDatabase } = await import('../../maintenance.ts')
  try {
    return await inspectDatabase(config)
  } catch (error) {
    if (error instanceof StartRefused) return { unreachable: error.message }
    throw error
  }
}

async function examineContract({ contract }: Config): Promise<Facts['contract']> {
  const { chooseContract } = await import('../../main.ts')
  const { builtInContracts } = await import('../../contracts/built-in.ts')
  try {
    const { name } = await chooseContract(contract, builtInContracts)
    return { name }
  } catch (error) {
    if (error instanceof StartRefused) return { refused: error.message }
    throw error
  }
}

/** The directory and what is in it. */
function filesOf(directory: string): readonly FileFacts[] {
  return [directory, ...namesIn(directory).map((name) => join(directory, name))].flatMap((path) => {
    const found = statSync(path, { throwIfNoEntry: false })
    if (found === undefined) return []
    return [{ path, isDirectory: found.isDirectory(), mode: found.mode & 0o777, uid: found.uid }]
  })
}

function namesIn(directory: string): readonly string[] {
  try {
    return readdirSync(directory)
  } catch {
    return []
  }
}

function diskOf(directory: string): Facts['disk'] {
  try {
    const { bsize, bavail, blocks } = statfsSync(directory)
    return { freeBytes: bsize * bavail, totalBytes: bsize * blocks }
  } catch {
    return null
  }
}
