import { coversScopes, type Refusal, refuse, type Scopes } from '@countersign/core'
import type { Actor } from '../store/audit.ts'
import type { Engine } from './ports.ts'

/** Who makes or changes something, and what bounds what they may give. */
export interface Maker extends Actor {
  /** Null: no bound. */
  readonly scopes: Scopes
}

/** What a use case that changes something needs, so that none can forget who does it. */
export interface By {
  readonly maker: Maker
  readonly engine: Engine
}

/** Nobody gives what they don't have: refuses with `scope_exceeded`, naming what they do have. */
export function refuseBeyond(
  maker: Pick<Maker, 'scopes'>,
  scopes: Scopes | undefined,
): Refusal | null {
  if (scopes === undefined || coversScopes(maker.scopes, scopes)) return null
  const held = maker.scopes ?? []
  return refuse('scope_exceeded', {
    member: 'scopes',
    expected: held.length === 0 ? 'an empty list' : `only ${held.join(', ')}`,
  })
}
