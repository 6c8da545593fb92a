import type { Environment, Level, RefusalCode, Surface } from '@countersign/core'
import type { Contract, Operation, Tokens } from '../contracts/contract.ts'
import type { Rule } from '../gateway/rules.ts'
import type { Permission } from './control/permission-names.ts'
import { useCases } from './public/use-cases.ts'

/** A route of the public port, and what a request to it must show. */
export interface Entrance {
  readonly surface: Surface
  readonly methods: readonly string[]
  readonly path: string
  /** Lets everybody in: nothing is asked. */
  readonly isOpen: boolean
  readonly takes: readonly ('key' | 'token')[]
  readonly levels: readonly Level[]
  readonly environments: readonly Environment[]
  readonly scopes: readonly string[]
  readonly capabilities: readonly string[]
  /** What keys of the server level need besides; null: nothing. */
  readonly permission: Permission | null
  /** The segment of the path that names a project, and how another's is refused; null: none does. */
  readonly project: { readonly segment: string; readonly refusal: RefusalCode } | null
  readonly headers: Contract['resources']['require']['headers']
  readonly cost: number
  /** The header of the secret of the installation that opens it in place of a credential; null: none. */
  readonly secretHeader: string | null
  /** Where the gateway passes requests on to; null: nowhere. */
  readonly upstream: string | null
}

const nothing = {
  isOpen: false,
  levels: ['project'],
  environments: ['live', 'test'],
  scopes: [],
  capabilities: [],
  permission: null,
  project: null,
  headers: [],
  cost: 1,
  secretHeader: null,
  upstream: null,
} as const

/** Every route that a credential may open: the token endpoint, operations, and what the gateway guards. */
export function entrancesOf(contract: Contract, rules: readonly Rule[]): readonly Entrance[] {
  const { tokens, operations } = contract
  return [
    ...(tokens === null ? [] : [ofTokens(tokens)]),
    ...operations.map((operation) => ofOperation(operation, contract)),
    ...rules.map((rule) => ofRule(rule, contract)),
  ]
}

function ofTokens({ path }: Tokens): Entrance {
  return { ...nothing, surface: 'token', methods: ['POST'], path, takes: ['key'] }
}

function ofOperation(operation: Operation, { resources }: Contract): Entrance {
  const { method, path, caller, takes, environments, does } = operation
  const isSecret = caller.by === 'secret'
  const segment = takes.project?.from === 'path' ? takes.project.segment : null
  return {
    ...nothing,
    surface: 'operation',
    methods: [method],
    path,
    takes: isSecret ? [] : resources.takes,
    levels: isSecret ? [] : caller.levels,
    environments: environments ?? resources.require.environments,
    permission: useCases[does].permission,
    project: segment === null ? null : { segment, refusal: 'object_unknown' },
    secretHeader: isSecret ? caller.header : null,
  }
}

function ofRule(rule: Rule, { resources }: Contract): Entrance {
  const { asks, methods, path, isOpen, cost, upstream } = rule
  return {
    ...nothing,
    surface: 'resource',
    methods: [...methods],
    path,
    isOpen,
    takes: resources.takes,
    levels: asks.levels ?? ['project'],
    environments: asks.environments ?? resources.require.environments,
    scopes: asks.scopes ?? [],
    capabilities: asks.capabilities ?? [],
    project:
      asks.project === undefined ? null : { segment: asks.project, refusal: 'project_refused' },
    headers: resources.require.headers,
    cost,
    upstream,
  }
}
