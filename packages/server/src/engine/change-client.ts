import type { ClientId, Scopes } from '@countersign/core'
import type { ClientRecord } from '../store/records.ts'
import { refuseWishes } from './create-key.ts'
import { done, type Outcome, refused } from './outcome.ts'
import type { Engine } from './ports.ts'

/** Members that are absent stay as they are. */
export interface ChangeClient {
  readonly name?: string
  readonly scopes?: Scopes
  readonly audiences?: readonly string[] | null
  readonly isActive?: boolean
}

/**
 * Changes a client. What it loses, its keys and the tokens minted from them lose the moment this
 * resolves.
 */
export async function changeClient(
  id: ClientId,
  command: ChangeClient,
  engine: Engine,
): Promise<Outcome<ClientRecord>> {
  const refusal = refuseWishes(command, engine)
  if (refusal !== null) return { ok: false, refusal }
  return engine.store.change(async (change) => {
    const client = await change.client(id)
    if (client === null) return refused('object_unknown')
    const changed: ClientRecord = { ...client, ...command, updatedAt: change.at }
    await change.updateClient(changed)
    return done(changed)
  })
}
