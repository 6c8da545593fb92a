import type { SecretFacts } from '../../../installation/examine-secrets.ts'
import { type Check, type Facts, type Finding, fine, seen } from '../finding.ts'

const leastLength = 32

export const secrets: Check = (facts) => [
  ...rootSecret(facts),
  secret('admin key', 'COUNTERSIGN_ADMIN_KEY', facts.secrets.adminKey, facts),
]

function rootSecret(facts: Facts): readonly Finding[] {
  const { secrets } = facts
  const found = secret('root secret', 'COUNTERSIGN_SECRET', secrets.rootSecret, facts)
  if (found.level !== 'ok' || secrets.rootSecretAgrees !== false) return [found]
  return [
    {
      check: 'root secret',
      level: 'problem',
      says: 'It is not the one that the installation was made with: the service would not start.',
      mend: 'Give COUNTERSIGN_SECRET, or the file root-secret, the one from your backup.',
    },
  ]
}

function secret(
  check: string,
  variable: string,
  { from, length }: SecretFacts,
  facts: Facts,
): Finding {
  if (from === null) return missing(check, variable, facts)
  if (from === 'unreadable') {
    const says = 'It is in the data directory, and this user may not read it.'
    return { check, level: 'problem', says, mend: 'Run this as the user of the service.' }
  }
  const place = from === 'file' ? 'in the data directory' : `by ${variable}`
  if (length >= leastLength) {
    const agrees = check === 'root secret' && facts.secrets.rootSecretAgrees === true
    const also = agrees ? ', and the one that the installation was made with' : ''
    return fine(check, `Present ${place}, ${length} characters${also}.`)
  }
  return {
    check,
    level: 'problem',
    says: `Present ${place}, and of ${length} characters: at least ${leastLength} are needed.`,
    mend: 'openssl rand -base64 32 makes one.',
  }
}

/** Before the first start of an embedded installation there are none yet. */
function missing(check: string, variable: string, facts: Facts): Finding {
  const isEmbedded = facts.config.databaseUrl === null
  if (isEmbedded && seen(facts)?.installation === null) {
    return fine(check, 'There is none yet; the first start makes one.')
  }
  if (isEmbedded && check === 'admin key') {
    return fine(check, 'There is none; the next start makes one.')
  }
  return {
    check,
    level: 'problem',
    says: `There is none: the service would not start.`,
    mend: isEmbedded
      ? `Put the file root-secret of your backup into the data directory, or set ${variable}.`
      : `Set ${variable} or ${variable}_FILE, the same on every node.`,
  }
}
