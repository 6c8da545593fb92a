import { type Config, StartRefused } from '../config.ts'
import type { InstallationRecord } from '../store/records.ts'
import { generateSecret, readGenerated, secretFiles } from './generated-secret.ts'

export interface Secrets {
  readonly rootSecret: string
  readonly adminKey: string
  /** Whether the admin key lies in the data directory, where the command line finds it. */
  readonly adminKeyIsGenerated: boolean
}

/**
 * Finds the secrets of the installation. An embedded one makes what it lacks, once: a root secret
 * that has gone missing is not replaced. Throws StartRefused.
 */
export function findSecrets(config: Config, installation: InstallationRecord | null): Secrets {
  return config.databaseUrl === null
    ? embeddedSecrets(config, installation)
    : { ...givenSecrets(config), adminKeyIsGenerated: false }
}

function givenSecrets({ rootSecret, adminKey }: Config) {
  if (rootSecret === null) {
    throw new StartRefused(
      'COUNTERSIGN_SECRET is missing: with DATABASE_URL every node needs the same root secret of at least 32 characters (`openssl rand -base64 32` makes one).',
    )
  }
  if (adminKey === null) {
    throw new StartRefused(
      'COUNTERSIGN_ADMIN_KEY is missing: with DATABASE_URL it must be set, to at least 32 characters (`openssl rand -base64 32` makes one).',
    )
  }
  return { rootSecret, adminKey }
}

function embeddedSecrets(
  { dataDirectory, rootSecret, adminKey }: Config,
  installation: InstallationRecord | null,
): Secrets {
  const keptRoot = rootSecret ?? readGenerated(dataDirectory, secretFiles.rootSecret)
  if (keptRoot === null && installation !== null) {
    throw new StartRefused(
      `COUNTERSIGN_SECRET is missing: ${dataDirectory} was made with a root secret, and neither the variable nor the file ${secretFiles.rootSecret} in it holds it.`,
    )
  }
  const keptAdmin = adminKey ?? readGenerated(dataDirectory, secretFiles.adminKey)
  return {
    rootSecret: keptRoot ?? generateSecret(dataDirectory, secretFiles.rootSecret),
    adminKey: keptAdmin ?? generateSecret(dataDirectory, secretFiles.adminKey),
    adminKeyIsGenerated: adminKey === null,
  }
}
