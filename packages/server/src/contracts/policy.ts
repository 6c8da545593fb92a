import type { Grant } from '@countersign/core'
import type { Policy, TokenPolicy } from '../engine/ports.ts'
import type { Contract, Rights, Tokens } from './contract.ts'

/** What of an installation's configuration the engine's policy depends on. */
export interface Addresses {
  /** The issuer (RFC 8414 §2): where callers reach the public port. */
  readonly publicUrl: string
  /** Audiences besides those that the contract knows. */
  readonly audiences: readonly string[]
}

/** Reads the contract for the engine, once, at the start. */
export function policyOf({ keys, rights, tokens }: Contract, addresses: Addresses): Policy {
  const grant = contractGrant(rights)
  return {
    issueFormat: keys.issue,
    formats: [keys.issue, ...keys.accept],
    scopes: rights.scopes === 'open' ? null : rights.scopes.map(({ scope }) => scope),
    grant: (record) => (record.key.level === 'server' ? nothing : grant),
    audiences: audiencesOf(rights, addresses),
    tokens: tokens === null ? null : tokenPolicy(tokens, addresses),
  }
}

const nothing: Grant = { scopes: [], capabilities: [] }

/** Without products the declared scopes are everybody's (CONTRACTS.md, common to all five). */
function contractGrant({ scopes }: Rights): Grant {
  return {
    scopes: scopes === 'open' ? null : scopes.map(({ scope }) => scope),
    capabilities: [],
  }
}

function audiencesOf(
  { audiences }: Rights,
  { publicUrl, audiences: configured }: Addresses,
): readonly [string, ...string[]] {
  const first = audiences.default === 'issuer' ? publicUrl : audiences.default.named
  const others = [...audiences.known, ...configured].filter((audience) => audience !== first)
  return [first, ...new Set(others)]
}

function tokenPolicy(tokens: Tokens, { publicUrl }: Addresses): TokenPolicy {
  const { profile, longestScope, unscoped, clientId } = tokens
  const issuer = tokens.issuer === 'public_url' ? publicUrl : tokens.issuer.named
  return { profile, issuer, longestScope, unscoped, clientId }
}
