import { StoreRefused } from '../port.ts'
import { type Address, refusalFor } from './address.ts'
import { toPortError } from './errors.ts'
import { connect } from './open-database.ts'

/**
 * What the installation says of standbys that are not synchronous. `replicas`: they only serve
 * readers and never take over. `asynchronous`: one may take over, and changes that were acknowledged
 * may be lost then. Null: it says nothing.
 */
export type StandbyPolicy = 'replicas' | 'asynchronous' | null

interface Replication {
  readonly synchronous: string
  readonly followers: number
}

const statement = `
select current_setting('synchronous_standby_names') as synchronous,
  (select count(*)::int from pg_stat_replication where state is distinct from 'backup') as followers`

/**
 * Whether a standby may take over that has every acknowledged change. Throws StoreRefused when there
 * is one that may lack some, and nobody has said that this is meant.
 */
export async function mayBeReplaced(
  address: Address,
  { standbys, deadlineMs }: { readonly standbys: StandbyPolicy; readonly deadlineMs: number },
): Promise<boolean> {
  const connection = await connect(address, deadlineMs)
  try {
    const { rows } = await connection.query<Replication>({ text: statement }, deadlineMs)
    const { synchronous = '', followers = 0 } = rows[0] ?? {}
    if (synchronous !== '') return true
    if (followers > 0 && standbys === null) throw new StoreRefused(unsaid)
    return false
  } catch (error) {
    if (error instanceof StoreRefused) throw error
    throw refusalFor(error, address) ?? toPortError(error, 'none')
  } finally {
    await connection.close()
  }
}

const unsaid =
  'PostgreSQL has a standby that is not synchronous: if it takes over, keys may be accepted that were revoked. ' +
  'Name it in synchronous_standby_names, or set DATABASE_STANDBYS to replicas where none ever takes over, ' +
  'or to asynchronous to accept that.'
