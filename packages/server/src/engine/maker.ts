import { coversScopes, type Refusal, refuse, type Scopes } from '@countersign/core'

/** Who makes or changes something, as far as it bounds what they may give. */
export interface Maker {
  /** Id of the key that was shown, or a name for those that have none. */
  readonly id: string
  /** Null: no bound. */
  readonly scopes: Scopes
}

/** Nobody gives what they don't have: refuses with `scope_exceeded`, naming what they do have. */
export function refuseBeyond(maker: Maker, scopes: Scopes | undefined): Refusal | null {
  if (scopes === undefined || coversScopes(maker.scopes, scopes)) return null
  const held = maker.scopes ?? []
  return refuse('scope_exceeded', {
    member: 'scopes',
    expected: held.length === 0 ? 'an empty list' : `only ${held.join(', ')}`,
  })
}
