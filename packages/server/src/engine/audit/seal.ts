import { sealAfter } from '@countersign/core'
import type { Link } from '../../store/audit.ts'
import type { Store } from '../../store/port.ts'
import { sha256 } from '../random.ts'
import { type Regularly, regularly } from '../regularly.ts'
import { viewRecord } from './view.ts'

const link: Link = (previous, record) => sealAfter(previous, viewRecord(record), sha256).hash

/** Sealed in one transaction: as many as it takes without coming near its deadline. */
const mostAtOnce = 500

/** Often enough that a record is sealed within a second of its commit, whichever node does it. */
const waitMs = 200

/** Seals what has been committed. Rejects when the database is away. */
export async function sealAudit(store: Store): Promise<void> {
  for (;;) {
    const sealed = await store.sealAudit(link, mostAtOnce)
    if (sealed < mostAtOnce) return
  }
}

/** Seals from now on until it is closed. Every node tries; one at a time does it. */
export function sealRegularly(store: Store, onFailure: (error: unknown) => void): Regularly {
  let isTold = false
  const seal = async (): Promise<void> => {
    await sealAudit(store)
    isTold = false
  }
  // an outage is told of once, not five times a second
  const tell = (error: unknown): void => {
    if (!isTold) onFailure(error)
    isTold = true
  }
  const sealing = regularly(seal, waitMs, tell)
  return {
    close: async () => {
      await sealing.close()
      await seal().catch(tell)
    },
  }
}
