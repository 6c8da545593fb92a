import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pino } from 'pino'
import { readConfig } from '../config.ts'
import type { Contract } from '../contracts/contract.ts'
import { randomText } from '../engine/random.ts'
import { createRootSecret } from '../engine/root-secret.ts'
import { startService } from '../main.ts'
import { type Answered, type Asked, ask } from './ask.ts'

/** A service with a contract, of the trial's own: on free ports of loopback, with data that are thrown away. */
export interface TrialService {
  readonly contract: Contract
  readonly publicUrl: string
  /** Calls the control API. Throws where it is refused, unless told that it may be. */
  readonly control: (path: string, asked?: Asked) => Promise<Record<string, unknown>>
  readonly secrets: { readonly JWT_SECRET: string; readonly ADMIN_MASTER_KEY: string }
  readonly macKeys: ReturnType<typeof createRootSecret>['macKeys']
  readonly issuer: string
  readonly remove: () => Promise<void>
}

const issuer = 'https://trial.example'

/** `databaseUrl`: an empty PostgreSQL; null: the embedded database. */
export async function startTrial(
  contract: Contract,
  databaseUrl: string | null = null,
): Promise<TrialService> {
  const directory = mkdtempSync(join(tmpdir(), 'countersign-trial-'))
  const secrets = { JWT_SECRET: randomText(1_024), ADMIN_MASTER_KEY: randomText(1_024) }
  const settings = {
    ...{ CONTRACT: contract.name, PORT: '0', CONTROL_PORT: '0', DATA_DIR: directory },
    ...(contract.page.portal !== undefined && { PORTAL: 'on' }),
  }
  const [rootSecret, adminKey] = [randomText(64), randomText(64)]
  const surroundings = {
    PUBLIC_URL: issuer,
    TRUSTED_PROXIES: '127.0.0.0/8',
    COUNTERSIGN_SECRET: rootSecret,
    COUNTERSIGN_ADMIN_KEY: adminKey,
    ...(databaseUrl !== null && { DATABASE_URL: databaseUrl }),
    ...secrets,
  }
  const throwAway = () => rmSync(directory, { recursive: true, force: true })
  try {
    const config = readConfig(settings, surroundings)
    const log = pino({ level: 'silent' })
    const service = await startService(config, log, { [contract.name]: contract })
    return {
      contract,
      publicUrl: service.publicUrl,
      control: async (path, asked = {}) => {
        const headers = { authorization: `Bearer ${adminKey}`, ...asked.headers }
        return objectOf(await ask(service.controlUrl + path, { ...asked, headers }))
      },
      secrets,
      macKeys: createRootSecret(rootSecret).macKeys,
      issuer,
      remove: async () => {
        await service.stop()
        throwAway()
      },
    }
  } catch (error) {
    throwAway()
    throw error
  }
}

function objectOf({ status, text, body }: Answered): Record<string, unknown> {
  if (status > 299) throw new Error(`the control API answered ${status}: ${text}`)
  return (body ?? {}) as Record<string, unknown>
}
