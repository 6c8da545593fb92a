import { bucketStart } from '@countersign/core'
import type { Store, StoredKey } from '../port.ts'
import type { ClientRecord, KeyUse, ProjectRecord } from '../records.ts'
import { recording } from './recording.ts'
import { aProject } from './records.ts'

export async function writeProject(
  store: Store,
  over: Partial<ProjectRecord> = {},
): Promise<ProjectRecord> {
  const project = aProject(over)
  await recording(store).change((change) => change.insertProject(project))
  return project
}

export async function writeClient(store: Store, client: ClientRecord): Promise<ClientRecord> {
  await recording(store).change((change) => change.insertClient(client))
  return client
}

export async function writeKeys(store: Store, keys: readonly StoredKey[]): Promise<void> {
  await recording(store).change(async (change) => {
    for (const key of keys) await change.insertKey(key)
  })
}

export async function writeKey(store: Store, key: StoredKey): Promise<StoredKey> {
  await writeKeys(store, [key])
  return key
}

let batches = 0

/** As a node does it that has nothing else to tell. */
export async function writeUses(store: Store, uses: readonly KeyUse[]): Promise<void> {
  const counts = uses.map(({ keyId, ...lastUse }) => {
    const hour = bucketStart('hour', lastUse.usedAt)
    return { keyId, hour, code: 'valid', requests: 1, cost: 0, lastUse } as const
  })
  await store.recordUsage({ node: `uses-${String(++batches)}`, number: 1, counts })
  while (await store.addUpUsage());
}
