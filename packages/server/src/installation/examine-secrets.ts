import type { Config } from '../config.ts'
import { createRootSecret } from '../engine/root-secret.ts'
import type { InstallationRecord } from '../store/records.ts'
import { readGenerated, secretFiles } from './generated-secret.ts'

/** What may be said of a secret: never the secret. */
export interface SecretFacts {
  /** `variable`: as the environment says. `unreadable`: a file that this user may not read. Null: there is none. */
  readonly from: 'variable' | 'file' | 'unreadable' | null
  readonly length: number
}

export interface SecretsFacts {
  readonly rootSecret: SecretFacts
  readonly adminKey: SecretFacts
  /** Whether the installation was made with this root secret; null: there is nothing to compare. */
  readonly rootSecretAgrees: boolean | null
}

/** Looks for the secrets where a start would, and makes none. */
export function examineSecrets(
  config: Config,
  installation: InstallationRecord | null,
): SecretsFacts {
  const isEmbedded = config.databaseUrl === null
  const find = (given: string | null, file: string): [SecretFacts['from'], string] => {
    if (given !== null) return ['variable', given]
    if (!isEmbedded) return [null, '']
    try {
      const kept = readGenerated(config.dataDirectory, file)
      return kept === null ? [null, ''] : ['file', kept]
    } catch {
      return ['unreadable', '']
    }
  }
  const [rootFrom, root] = find(config.rootSecret, secretFiles.rootSecret)
  const [adminFrom, admin] = find(config.adminKey, secretFiles.adminKey)
  return {
    rootSecret: { from: rootFrom, length: root.length },
    adminKey: { from: adminFrom, length: admin.length },
    rootSecretAgrees:
      root === '' || installation === null
        ? null
        : createRootSecret(root).fingerprint === installation.rootFingerprint,
  }
}
