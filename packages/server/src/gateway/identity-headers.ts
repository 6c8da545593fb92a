import type { Principal } from '@countersign/core'

/** Who is behind a request, for programs that trust the network: what there is none of is absent. */
export function identityHeaders(principal: Principal): string[] {
  const { project, clientId, keyId, environment, level, scopes, capabilities, tier } = principal
  const told: readonly (readonly [string, string | null])[] = [
    ['countersign-project', project?.id ?? null],
    ['countersign-project-slug', project?.slug ?? null],
    ['countersign-key', keyId],
    ['countersign-client', clientId],
    ['countersign-environment', environment],
    ['countersign-level', level],
    ['countersign-scopes', scopes === null ? null : scopes.join(' ')],
    ['countersign-capabilities', capabilities.length === 0 ? null : capabilities.join(' ')],
    ['countersign-tier', tier],
  ]
  return told.flatMap(([name, value]) => (value === null ? [] : [name, value]))
}
