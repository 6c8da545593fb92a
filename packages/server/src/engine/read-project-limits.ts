import {
  type AskedCounter,
  type Counter,
  type CredentialRecord,
  type Principal,
  principalOf,
  type UnixMillis,
  windowAt,
} from '@countersign/core'
import type { StoredKey } from '../store/port.ts'
import type { Engine } from './ports.ts'

/** Whom a limit counts among the keys of a project, and how much of it is spent now. */
export interface ProjectLimit {
  readonly subject: {
    readonly kind: 'key' | 'client' | 'project'
    readonly id: string
    readonly name: string
  }
  /** The key that it was found by. */
  readonly by: Principal
  readonly allowance: AskedCounter['allowance']
  readonly spent: number
  /** When all of it is to be had again. */
  readonly resetAt: UnixMillis
}

export interface ProjectLimits {
  readonly at: UnixMillis
  /** Each limit once, in the order of the keys. */
  readonly limits: readonly ProjectLimit[]
}

/** How the limits and quotas of these keys stand, by the truth of each. Spends nothing. */
export async function readProjectLimits(
  keys: readonly StoredKey[],
  { store, policy }: Pick<Engine, 'store' | 'policy'>,
): Promise<ProjectLimits> {
  const found = await Promise.all(keys.map(async ({ key }) => store.credentialById(key.id)))
  const asked = new Map<string, Asked>()
  for (const { record, at } of found) {
    if (record === null) continue
    const principal = principalOfKey(record, policy.grant(record, at), at)
    const { ofPrincipal, ofMint } = policy.limits
    for (const counter of [...(ofPrincipal(principal) ?? []), ...ofMint(principal)]) {
      if (!asked.has(counter.name)) asked.set(counter.name, { counter, record, principal })
    }
  }
  const all = [...asked.values()]
  if (all.length === 0) return { at: found[0]?.at ?? (Date.now() as UnixMillis), limits: [] }
  const [spent] = await store.spend([{ counters: all.map(({ counter }) => counter), cost: 0 }])
  if (spent === undefined) throw new Error('the store answered nothing')
  return {
    at: spent.at,
    limits: all.map((one, place) => limitOf(one, spent.counters[place] as Counter)),
  }
}

interface Asked {
  readonly counter: AskedCounter
  readonly record: CredentialRecord
  readonly principal: Principal
}

function principalOfKey(
  record: CredentialRecord,
  grant: Parameters<typeof principalOf>[0]['grant'],
  at: UnixMillis,
): Principal {
  const shown = { kind: 'key', generation: 0, closesAt: null } as const
  return principalOf({ record, shown, grant, address: 'unrestricted', demand: {}, at })
}

function limitOf(
  { counter: { name, allowance }, record, principal }: Asked,
  { spent, startsAt }: Counter,
): ProjectLimit {
  const resetAt = windowAt(allowance.per, startsAt).endsAt
  return { subject: subjectOf(name, record), by: principal, allowance, spent, resetAt }
}

/** A counter is named by whom it counts first. */
function subjectOf(
  name: string,
  { key, client, project }: CredentialRecord,
): ProjectLimit['subject'] {
  if (client !== null && name.startsWith(`${client.id} `)) {
    return { kind: 'client', id: client.id, name: client.name }
  }
  if (project !== null && name.startsWith(`${project.id} `)) {
    return { kind: 'project', id: project.id, name: project.name }
  }
  return { kind: 'key', id: key.id, name: key.name }
}
