import type { CredentialRecord, KeyId, UnixMillis } from '@countersign/core'
import type { FoundCredential } from '../port.ts'
import {
  type ClientFactsRow,
  type CredentialKeyRow,
  clientFactsColumns,
  clientFactsFrom,
  credentialFrom,
  credentialKeyColumns,
  type ProjectFactsRow,
  projectFactsColumns,
  projectFactsFrom,
} from '../sql/credential-row.ts'

/**
 * A row of the look-up functions: place among the wanted ones, time, epoch of the signing keys,
 * whether the token was revoked that was asked about, id of the key, and then the columns of key, project and client one after another.
 */
export type FoundRow = readonly [
  place: number,
  at: number,
  signingEpoch: number,
  tokenIsRevoked: boolean,
  id: KeyId | null,
  ...unknown[],
]

const keyStart = 5
const projectStart = keyStart + credentialKeyColumns.length
const clientStart = projectStart + projectFactsColumns.length
const clientEnd = clientStart + clientFactsColumns.length

/** One for each wanted, in their order. */
export function foundCredentials(rows: readonly FoundRow[], wanted: number): FoundCredential[] {
  const found = new Array<FoundCredential>(wanted)
  // The time is that of the statement, which is not before the read began: a revocation that was
  // finished by then is seen, and an expiry that had come by then has come for the judgement. It
  // is the same in every row, and costs the server less than a clock read for each.
  for (const row of rows) {
    const [place, at, signingEpoch, tokenIsRevoked] = row
    const record = recordFrom(row)
    found[place - 1] = { at: at as UnixMillis, record, signingEpoch, tokenIsRevoked }
  }
  return found
}

function recordFrom(row: FoundRow): CredentialRecord | null {
  const id = row[4]
  if (id === null) return null
  const key = row.slice(keyStart, projectStart) as unknown as CredentialKeyRow
  const project = row.slice(projectStart, clientStart) as unknown as ProjectFactsRow
  const client = row.slice(clientStart, clientEnd) as unknown as ClientFactsRow
  return credentialFrom(id, key, {
    project: isAbsent(project) ? null : projectFactsFrom(project),
    client: isAbsent(client) ? null : clientFactsFrom(client),
  })
}

/** The outer join gives nulls where there is no row. */
function isAbsent(row: readonly [unknown, ...unknown[]]): boolean {
  return row[0] === null
}
