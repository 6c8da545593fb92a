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
export function limitPolicyOf({ tiers, defaultTier, countBy, perAddress }: Limits): LimitPolicy {
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
    kinds: [...allowances.values()].flatMap(kindsOf),
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

function kindsOf({ live, test }: ByEnvironment): readonly CounterKind[] {
  return [...new Set([...live, ...test])].map((allowance) => ({
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
