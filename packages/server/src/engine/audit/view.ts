import { kindOfAction } from '@countersign/core'
import type { AuditRecord, SealedAuditRecord } from '../../store/audit.ts'

/**
 * A record as the control API shows it. The hash of the chain is over just this and the sequence
 * number, so that whoever has records by the API can compute it anew.
 */
export function viewRecord({ actor, action, objectIds, ...record }: AuditRecord) {
  return {
    id: record.id,
    at: instant(record.at),
    actor: actor.id,
    ...(actor.name === undefined ? {} : { actor_name: actor.name }),
    address: actor.address,
    request_id: actor.requestId,
    action,
    project_id: record.projectId,
    object: { kind: kindOfAction(action), ids: objectIds },
    before: record.before,
    after: record.after,
  }
}

export function viewSealed(record: SealedAuditRecord) {
  const { sequence, hash } = record
  return { sequence, ...viewRecord(record), hash }
}

/** A time that was tampered with may be none: it is shown as it is, so that the chain tells. */
function instant(at: number): string {
  const date = new Date(at)
  return Number.isNaN(date.getTime()) ? String(at) : date.toISOString()
}
