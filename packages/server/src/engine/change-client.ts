import type { ClientId, ClientSettings, Scopes } from '@countersign/core'
import type { ClientRecord } from '../store/records.ts'
import { record } from './audit/record.ts'
import { anchored, anchorOf, refuseSettings } from './client-settings.ts'
import { refuseWishes } from './create-key.ts'
import { type By, refuseBeyond } from './maker.ts'
import { done, type Outcome, refused } from './outcome.ts'
import { refuseTier } from './product.ts'
import { type Expected, refuseStale, revised } from './revision.ts'

/** Which client is meant, and as which revision of it. */
export interface ClientRef {
  readonly id: ClientId
  readonly expected?: Expected
}

/** Members that are absent stay as they are. */
export interface ChangeClient {
  readonly name?: string
  readonly scopes?: Scopes
  readonly audiences?: readonly string[] | null
  readonly tier?: string | null
  readonly isActive?: boolean
  /** What they are to be, of what they were. */
  readonly settings?: (before: ClientSettings) => ClientSettings
}

/**
 * Changes a client. What it loses, its keys and the tokens minted from them lose the moment this
 * resolves.
 */
export async function changeClient(
  ref: ClientRef,
  command: ChangeClient,
  { maker, engine }: By,
): Promise<Outcome<ClientRecord>> {
  const refusal =
    refuseWishes(command, engine) ??
    refuseBeyond(maker, command.scopes) ??
    refuseTier(command.tier, engine.policy.tiers)
  if (refusal !== null) return { ok: false, refusal }
  return engine.store.change(async (change) => {
    const client = await change.client(ref.id)
    if (client === null) return refused('object_unknown')
    const stale = refuseStale(ref.expected, client)
    if (stale !== null) return { ok: false, refusal: stale }
    const { settings: ofClient, ...members } = command
    const settings = ofClient?.(client.settings) ?? client.settings
    const unusable = refuseSettings(settings, engine)
    if (unusable !== null) return { ok: false, refusal: unusable }
    const wished: ClientRecord = {
      ...client,
      ...members,
      settings,
      ...revised(client, change.at),
    }
    const anchor = anchorOf(wished, { engine, at: change.at })
    const changed = anchored(wished, anchor)
    await change.updateClient(changed)
    await record(change, maker, 'client.change', { before: client, after: changed })
    if (anchor !== null) {
      await change.insertKey(anchor)
      await record(change, maker, 'key.create', { after: anchor })
    }
    return done(changed)
  })
}
