import type { SigningAlgorithm } from '@countersign/core'
import { limitsAtFault } from './check-limits.ts'
import type { Contract } from './contract.ts'

/** What this version can do. */
export interface Offered {
  readonly operations: ReadonlySet<string>
  readonly algorithms: readonly SigningAlgorithm[]
}

/**
 * What keeps a contract from being served: limits that can't be kept, and the words that this
 * version of Countersign knows and does not act on yet. A start
 * with one of them is refused: a limit or a product that is declared and not kept is worse than
 * none. Each text says where and what.
 */
export function unsupportedWords(contract: Contract, offered: Offered): string[] {
  const { tokens, resources, operations, documents } = contract
  const found: (string | false)[] = [
    tokens !== null &&
      !offered.algorithms.includes(tokens.profile.algorithm) &&
      `tokens.profile.algorithm: ${tokens.profile.algorithm} is not offered`,
    tokens !== null &&
      tokens.profile.header.kid === (tokens.profile.algorithm === 'HS256') &&
      'tokens.profile.header.kid: must be true, and false with HS256, whose keys have no name',
    tokens?.profile.algorithm === 'HS256' &&
      documents.jwks !== null &&
      'documents.jwks: must be null with HS256, whose keys are never published',
    ...limitsAtFault(contract),
    resources.routes.length > 0 && 'resources.routes: upstreams are not offered',
    ...operations.map(
      ({ does }) => !offered.operations.has(does) && `operations: ${does} is not offered`,
    ),
    ...operations.map(({ caller }) => caller.by === 'secret' && 'operations: caller by secret'),
  ]
  return found.filter((text) => text !== false)
}
