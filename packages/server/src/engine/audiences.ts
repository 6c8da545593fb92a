import { allowedAudiences, type Facts, type Refusal, refuse } from '@countersign/core'
import type { Policy } from './ports.ts'

/** What a token is for: one or several. */
export type Audiences = readonly [string, ...string[]]

/**
 * The audiences that were asked for (RFC 8707 §2), where all of them exist and the credential may have
 * all; where none was, the first that it may have.
 */
export function chooseAudiences(
  asked: readonly string[],
  { record }: Pick<Facts, 'record'>,
  policy: Pick<Policy, 'audiences'>,
): Audiences | Refusal {
  if (!asked.every((one) => policy.audiences.includes(one))) return refuse('audience_unknown')
  const allowed = allowedAudiences(policy.audiences, record)
  const [first, ...others] = asked.length === 0 ? allowed.slice(0, 1) : new Set(asked)
  const chosen = [first, ...others]
  if (first === undefined || !chosen.every((one) => one !== undefined && allowed.includes(one))) {
    return refuse('audience_refused')
  }
  return [first, ...others]
}

/** The `typ` of a token: that of its audiences where they agree on one, else that of the contract. */
export function typeFor(
  audiences: readonly string[],
  usual: string,
  types: Readonly<Record<string, string>>,
): string {
  const [first, ...others] = new Set(audiences.map((audience) => types[audience] ?? usual))
  return first === undefined || others.length > 0 ? usual : first
}
