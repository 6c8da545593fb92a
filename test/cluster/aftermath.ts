import { recordsOf } from '../audit/trail.ts'
import { controlOf } from '../service/api.ts'
import type { World } from './life.ts'

/** What is wrong with the audit trail after all: a change without its record, a broken chain. */
export async function auditFaults({ cluster, acknowledged }: World): Promise<readonly string[]> {
  const [node] = cluster.nodes
  if (node === undefined) throw new Error('a cluster without nodes')
  const control = controlOf(node.service)
  const records = await recordsOf(control)
  const found: string[] = []
  const recorded = new Set(records.map(({ request_id: id }) => id))
  for (const ids of acknowledged) {
    if (!ids.some((id) => recorded.has(id))) {
      found.push(`the change of request ${ids.join(' or ')} has no record`)
    }
  }
  const ids = new Set(records.map(({ id }) => id))
  if (ids.size !== records.length) found.push('a record is there twice')
  const expiries = records.filter(({ action }) => action === 'key.expire')
  const expired = expiries.flatMap(({ object }) => object.ids)
  if (new Set(expired).size !== expired.length) found.push('the end of a key was recorded twice')
  const { body } = await control('/v1/audit/verify', { json: {} })
  if (body.valid !== true) found.push(`the chain is broken: ${JSON.stringify(body.fault)}`)
  return found
}
