import type { CredentialRecord, KeyId, UnixMillis } from '@countersign/core'
import type { FoundCredential } from '../port.ts'
import {
  type ClientFactsRow,
  type CredentialKeyRow,
  clientFactsColumns,
  clientFactsFrom,
  columnsOf,
  credentialFrom,
  credentialKeyColumns,
  type ProjectFactsRow,
  projectFactsColumns,
  projectFactsFrom,
} from '../sql/credential-row.ts'
import { millisOf } from './flavour.ts'

// Every statement answers a whole batch: a row for each question, in the order of the questions.
// The time is that of the clock while the row is read, so no later than any reply that rests on it
// and no earlier than the snapshot, which shows every change that was committed before.

const columns = [
  millisOf('clock_timestamp()'),
  'k.id',
  columnsOf('k', credentialKeyColumns),
  columnsOf('p', projectFactsColumns),
  columnsOf('c', clientFactsColumns),
].join(', ')

const owners = `
  left join projects p on p.id = k.project_id
  left join clients c on c.id = k.client_id
  order by asked.place`

/** The database compares ids by their bytes; the parameters must say so too. */
export const lookUpByIds = `
  select ${columns}
  from unnest($1::text[]) with ordinality as asked (id, place)
  left join keys k on k.id = asked.id collate "C" ${owners}`

export const lookUpByDigests = `
  select ${columns}
  from unnest($1::bytea[]) with ordinality as asked (digest, place)
  left join key_digests d on d.digest = asked.digest
  left join keys k on k.id = d.key_id ${owners}`

const idAt = 1
const keyAt = idAt + 1
const projectAt = keyAt + credentialKeyColumns.length
const clientAt = projectAt + projectFactsColumns.length

export function foundFrom(row: readonly unknown[]): FoundCredential {
  return { at: row[0] as UnixMillis, record: recordFrom(row) }
}

function recordFrom(row: readonly unknown[]): CredentialRecord | null {
  const id = row[idAt] as KeyId | null
  if (id === null) return null
  const key = row.slice(keyAt, projectAt) as unknown as CredentialKeyRow
  const project = row.slice(projectAt, clientAt) as unknown as ProjectFactsRow
  const client = row.slice(clientAt) as unknown as ClientFactsRow
  return credentialFrom(id, key, {
    project: row[projectAt] === null ? null : projectFactsFrom(project),
    client: row[clientAt] === null ? null : clientFactsFrom(client),
  })
}

/** What a look-up asks for, and the statement that answers questions of its kind. */
export type Question =
  | { readonly by: 'id'; readonly id: KeyId }
  | { readonly by: 'digest'; readonly digest: Uint8Array }

export const statements = {
  id: {
    text: lookUpByIds,
    parameter: (question: Question) => (question.by === 'id' ? question.id : null),
  },
  digest: {
    text: lookUpByDigests,
    parameter: (question: Question) =>
      question.by === 'digest' ? Buffer.from(question.digest) : null,
  },
} as const
