import type { Contract } from '../contracts/contract.ts'
import type { Gateway } from './gateway.ts'
import { type Rule, rulesOf } from './rules.ts'
import { openUpstream, type UpstreamPool } from './upstream-pool.ts'

/** A gateway at work. */
export interface OpenGateway {
  readonly rules: readonly Rule[]
  readonly upstreams: ReadonlyMap<string, UpstreamPool>
  /** Gives all connections back; what is under way breaks off. */
  readonly close: () => Promise<void>
}

/** Without a gateway there are the rules of the contract alone, and nothing behind them. */
export function openGateway(contract: Contract, gateway: Gateway | null): OpenGateway {
  const upstreams = new Map(
    Object.entries(gateway?.upstreams ?? {}).map(
      ([name, upstream]) => [name, openUpstream(name, upstream)] as const,
    ),
  )
  return {
    rules: rulesOf(contract, gateway),
    upstreams,
    close: async () => {
      await Promise.all([...upstreams.values()].map((upstream) => upstream.close()))
    },
  }
}
