import { record, theCommandLine } from '../engine/audit/record.ts'
import { sealAudit } from '../engine/audit/seal.ts'
import type { Store } from '../store/port.ts'

/** Leaves a record that there is a new admin key, sealed. False where there is no installation yet. */
export async function recordReset(store: Store): Promise<boolean> {
  const installation = await store.installation()
  if (installation === null) return false
  const states = { before: installation, after: installation }
  await store.change((change) => record(change, theCommandLine, 'installation.reset', states))
  await sealAudit(store)
  return true
}
