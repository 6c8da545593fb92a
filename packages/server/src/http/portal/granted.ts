import type { Grant, ProjectFacts, Refusal, Scopes, UnixMillis } from '@countersign/core'
import { refuseBeyond } from '../../engine/maker.ts'
import type { Engine } from '../../engine/ports.ts'

/** What a project may at this moment. */
export function grantOfProject(project: ProjectFacts, { policy }: Pick<Engine, 'policy'>): Grant {
  return policy.grant({ project }, Date.now() as UnixMillis)
}

/**
 * Refuses scopes that the project may not have, and those beyond `held`. All of what the project may
 * is never too much, whenever it is asked for: a key is judged by what its project may then.
 */
export function refuseBeyondProject(
  scopes: Scopes | undefined,
  { granted, held = null }: { readonly granted: Scopes; readonly held?: Scopes },
): Refusal | null {
  if (held !== null) return refuseBeyond({ scopes: held }, scopes)
  return scopes === null ? null : refuseBeyond({ scopes: granted }, scopes)
}
