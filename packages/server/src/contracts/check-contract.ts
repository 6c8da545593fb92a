import type { SigningAlgorithm } from '@countersign/core'
import { keysAtFault } from './check-keys.ts'
import { limitsAtFault } from './check-limits.ts'
import { operationsAtFault } from './check-operations.ts'
import { repliesAtFault } from './check-replies.ts'
import { rightsAtFault } from './check-rights.ts'
import { routesAtFault } from './check-routes.ts'
import { tokensAtFault } from './check-tokens.ts'
import type { Contract } from './contract.ts'

/** What this version can do. */
export interface Offered {
  readonly operations: ReadonlySet<string>
  readonly algorithms: readonly SigningAlgorithm[]
}

/**
 * What keeps a contract from being served: members that do not go together, limits that can't be
 * kept, and words that this version of Countersign knows and does not act on yet. A start with one
 * of them is refused: what is declared and not kept is worse than none. Each text says where and what.
 */
export function unsupportedWords(contract: Contract, offered: Offered): string[] {
  const { tokens, operations, secrets } = contract
  const named = secrets.map(({ setting }) => setting)
  const found: (string | false)[] = [
    tokens !== null &&
      !offered.algorithms.includes(tokens.profile.algorithm) &&
      `tokens.profile.algorithm: ${tokens.profile.algorithm} is not offered`,
    ...operations.map(
      ({ does }, at) =>
        !offered.operations.has(does) && `operations[${at}].does: ${does} is not offered`,
    ),
    ...operations.map(
      ({ caller }, at) =>
        caller.by === 'secret' &&
        !named.includes(caller.secret) &&
        `operations[${at}].caller: ${caller.secret} opens it and is not among the secrets`,
    ),
    ...keysAtFault(contract),
    ...rightsAtFault(contract),
    ...tokensAtFault(contract),
    ...routesAtFault(contract),
    ...operationsAtFault(contract),
    ...repliesAtFault(contract),
    ...limitsAtFault(contract),
  ]
  return found.filter((text) => text !== false)
}
