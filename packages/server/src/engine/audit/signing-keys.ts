import type { AuditAction } from '@countersign/core'
import type { Actor } from '../../store/audit.ts'
import type { Change } from '../../store/port.ts'
import type { SigningKeyRecord } from '../../store/records.ts'
import { record } from './record.ts'

/** What is done to one signing key; others change with it, as the one before it does. */
export interface SigningKeyDeed {
  readonly actor: Actor
  /** Null: nothing that has a name of its own. */
  readonly kid: string | null
  readonly action: AuditAction & `signing-key.${string}`
}

/** Writes signing keys, of those that were read in the same transaction or new, and records each. */
export async function writeSigningKeys(
  change: Change,
  { actor, kid, action }: SigningKeyDeed,
  { read, written }: Record<'read' | 'written', readonly SigningKeyRecord[]>,
): Promise<void> {
  await change.writeSigningKeys(written)
  for (const after of written) {
    const before = read.find((key) => key.kid === after.kid)
    if (before === undefined) await record(change, actor, 'signing-key.create', { after })
    else {
      const did = after.kid === kid ? action : 'signing-key.change'
      await record(change, actor, did, { before, after })
    }
  }
}
