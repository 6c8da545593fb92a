import { type Grant, grantOf, layoutFor } from '@countersign/core'
import type { Policy, TokenPolicy } from '../engine/ports.ts'
import type { Contract, Rights, Tokens } from './contract.ts'
import { limitPolicyOf, type MintQuotas } from './limit-policy.ts'

/** What of an installation's configuration the engine's policy depends on. */
export interface Addresses {
  /** The issuer (RFC 8414 §2): where callers reach the public port. */
  readonly publicUrl: string
  /** Audiences besides those that the contract knows. */
  readonly audiences: readonly string[]
  readonly tokens?: TokenWishes
}

/** What an installation wants of its tokens besides what its contract says. */
export interface TokenWishes extends Pick<TokenPolicy, 'types' | 'reuseSeconds' | 'claims'> {
  readonly quotas: MintQuotas
}

const usualTokens: TokenWishes = {
  ...{ types: {}, reuseSeconds: null, claims: null },
  quotas: { client: null, project: null },
}

/** Reads the contract for the engine, once, at the start. */
export function policyOf(contract: Contract, addresses: Addresses): Policy {
  const { keys, rights, tokens, limits } = contract
  return {
    issueFormat: keys.issue,
    formats: [keys.issue, ...keys.accept],
    scopes: rights.scopes === 'open' ? null : rights.scopes.map(({ scope }) => scope),
    grant: granting(rights),
    sellsScopes: rights.products,
    tiers: Object.keys(limits.tiers),
    limits: limitPolicyOf(limits, (addresses.tokens ?? usualTokens).quotas),
    audiences: audiencesOf(rights, addresses),
    tokens: tokens === null ? null : tokenPolicy(tokens, addresses),
  }
}

const nothing: Grant = { scopes: [], capabilities: [], tier: null }

/** Without products the declared scopes are everybody's (CONTRACTS.md, common to all five). */
function granting({ scopes, products }: Rights): Policy['grant'] {
  const declared = scopes === 'open' ? null : scopes.map(({ scope }) => scope)
  const unsubscribed: Grant = { scopes: products ? [] : declared, capabilities: [], tier: null }
  return ({ project }, at) => {
    if (project === null) return nothing
    if (project.grants.length === 0) return unsubscribed
    return grantOf(project, products ? 'sold' : declared, at)
  }
}

function audiencesOf(
  { audiences }: Rights,
  { publicUrl, audiences: configured }: Addresses,
): readonly [string, ...string[]] {
  const first =
    typeof audiences.default === 'object'
      ? audiences.default.named
      : ((audiences.default === 'configured' ? configured[0] : undefined) ?? publicUrl)
  const others = [...audiences.known, ...configured].filter((audience) => audience !== first)
  return [first, ...new Set(others)]
}

function tokenPolicy(
  tokens: Tokens,
  { publicUrl, tokens: wishes = usualTokens }: Addresses,
): TokenPolicy {
  const { profile, longestScope, unscoped, clientId } = tokens
  const issuer = tokens.issuer === 'public_url' ? publicUrl : tokens.issuer.named
  const endpoint = publicUrl + tokens.path
  const { types, reuseSeconds, claims } = wishes
  const { statusLists } = tokens.extensions ?? {}
  return {
    ...{ profile, issuer, endpoint, longestScope, unscoped, clientId },
    ...{ types, reuseSeconds, claims },
    statusLists:
      statusLists === undefined
        ? null
        : { url: publicUrl + statusLists, layout: layoutFor(profile.lifetimeSeconds) },
  }
}
