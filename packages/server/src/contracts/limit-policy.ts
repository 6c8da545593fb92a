import type {
  Allowance,
  AskedCounter,
  CounterKind,
  Environment,
  Principal,
} from '@countersign/core'
import type { LimitPolicy } from '../engine/ports.ts'
import type { Allotment, Limit, Limits, Tier } from './contract.ts'

/** What the limits of a contract mean for the engine. */
export function limitPolicyOf(
  { tiers, defaultTier, countBy, perAddress }: Limits,
  quotas: MintQuotas,
): LimitPolicy {
  const allowances = new Map(
    Object.entries(tiers).map(([name, tier]) => [name, byEnvironment(name, tier)]),
  )
  const byDefault = defaultTier === null ? undefined : allowances.get(defaultTier)
  return {
    ofPrincipal: (principal) => {
      if (principal.project === null) return null
      const own = principal.tier === null ? undefined : allowances.get(principal.tier)
      const held = own ?? byDefault
      if (held === undefined) return null
      return countersFor(subjectOf[countBy](principal), held[principal.environment])
    },
    kinds: kindsOf([
      ...[...allowances.values()].flatMap(({ live, test }) => [...live, ...test]),
      ...declaredQuotas(quotas).map(({ allowance }) => allowance),
    ]),
    ofMint: mintCounters(quotas),
    hasMintQuotas: quotas.client !== null || quotas.project !== null,
    limitedPaths: perAddress.map(({ path }) => path),
    ofAddress: (path, source) => {
      const limits = perAddress.filter((limit) => limit.path === path)
      return countersFor(
        source,
        limits.map((limit) => allowanceOf(limit.name, limit)),
      )
    },
  }
}

/** How many tokens may be minted in a day or a month; null: any number. */
export interface MintQuotas {
  readonly client: MintQuota | null
  readonly project: MintQuota | null
}

export interface MintQuota {
  readonly tokens: number
  readonly per: 'day' | 'month'
}

function declaredQuotas({ client, project }: MintQuotas) {
  const quotas = [
    { by: 'client', quota: client },
    { by: 'project', quota: project },
  ] as const
  return quotas.flatMap(({ by, quota }) =>
    quota === null ? [] : [{ by, allowance: mintAllowance(by, quota) }],
  )
}

function mintCounters(quotas: MintQuotas): LimitPolicy['ofMint'] {
  const declared = declaredQuotas(quotas)
  return (principal) =>
    declared.flatMap(({ by, allowance }) => countersFor(subjectOf[by](principal), [allowance]))
}

function mintAllowance(by: string, { tokens: most, per }: MintQuota): Allowance {
  const name = `tokens-per-${by}`
  return { name, most, per, burst: true, whenUnreachable: 'closed', isQuota: true }
}

const subjectOf: Readonly<Record<Limits['countBy'], (principal: Principal) => string>> = {
  client: ({ clientId, keyId }) => clientId ?? keyId,
  key: ({ keyId }) => keyId,
  project: ({ project, keyId }) => project?.id ?? keyId,
}

/** A counter of another window is another counter; what a window allows may change within it. */
function countersFor(subject: string, allowances: readonly Allowance[]): readonly AskedCounter[] {
  return allowances.map((allowance) => ({
    name: `${subject}${endingOf(allowance)}`,
    allowance,
  }))
}

const endingOf = ({ name, per }: Allowance): string => ` ${name} ${per}`

function kindsOf(allowances: readonly Allowance[]): readonly CounterKind[] {
  return [...new Set(allowances)].map((allowance) => ({
    ending: endingOf(allowance),
    allowance,
  }))
}

type ByEnvironment = Readonly<Record<Environment, readonly Allowance[]>>

function byEnvironment(name: string, { test, ...live }: Tier): ByEnvironment {
  const allowances = allowancesOf(name, live)
  return {
    live: allowances,
    test: test === undefined ? allowances : allowancesOf(`${name}-test`, test),
  }
}

function allowancesOf(name: string, { quota, ...limit }: Allotment): readonly Allowance[] {
  const rate = allowanceOf(name, limit)
  if (quota === undefined) return [rate]
  const { requests: most, per } = quota
  return [rate, { ...rate, name: `${name}-quota`, most, per, burst: true, isQuota: true }]
}

function allowanceOf(name: string, { requests, per, burst, whenUnreachable }: Limit): Allowance {
  return {
    name,
    most: requests,
    per,
    burst: burst ?? true,
    whenUnreachable: whenUnreachable ?? 'closed',
    isQuota: false,
  }
}
