import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { SigningAlgorithm } from '@countersign/core'
import { pino } from 'pino'
import { readConfig } from '../../packages/server/src/config.ts'
import type { Contract } from '../../packages/server/src/contracts/contract.ts'
import { native } from '../../packages/server/src/contracts/native.ts'
import { startService } from '../../packages/server/src/main.ts'
import { freePorts, testSecrets } from '../service/service.ts'

/** Where the tokens of these tests say that they are from, whatever port a service has. */
export const issuer = 'http://issuer.example'

interface Wishes {
  readonly algorithm: SigningAlgorithm
  readonly lifetimeSeconds?: number
  readonly minCharacters?: number
}

/** The native contract with tokens of another algorithm or lifetime. */
export function contractWith(wishes: Wishes): Contract {
  const { algorithm, lifetimeSeconds = 600, minCharacters = 32 } = wishes
  const { tokens, documents } = native
  if (tokens === null) throw new Error('the native contract has tokens')
  const isShared = algorithm === 'HS256'
  const header = { ...tokens.profile.header, kid: !isShared }
  return {
    ...native,
    tokens: { ...tokens, profile: { ...tokens.profile, algorithm, header, lifetimeSeconds } },
    documents: { ...documents, jwks: isShared ? null : documents.jwks },
    secrets: isShared ? [{ setting: 'JWT_SECRET', minCharacters }] : [],
  }
}

/** Where a service keeps its data, to be used by several one after another, or at once. */
export interface Place {
  readonly databaseUrl: string | null
  readonly directory: string
  readonly remove: () => void
}

export function placeOn(databaseUrl: string | null): Place {
  const directory = mkdtempSync(join(tmpdir(), 'countersign-signing-'))
  return {
    databaseUrl,
    directory,
    remove: () => rmSync(directory, { recursive: true, force: true }),
  }
}

/** The real service in this process, speaking a contract that does not come with it. */
export async function startWith(
  contract: Contract,
  { databaseUrl, directory }: Place,
  environment: Readonly<Record<string, string>> = {},
) {
  const [port, controlPort] = await freePorts(2)
  const config = readConfig(
    { PORT: String(port), CONTROL_PORT: String(controlPort), DATA_DIR: directory },
    {
      PUBLIC_URL: issuer,
      ...testSecrets,
      ...(databaseUrl === null ? {} : { DATABASE_URL: databaseUrl }),
      ...environment,
    },
  )
  const service = await startService(config, pino({ level: 'silent' }), { native: contract })
  return { ...service, adminKey: testSecrets.COUNTERSIGN_ADMIN_KEY }
}

export type StartedService = Awaited<ReturnType<typeof startWith>>
