/** A set of scopes, or null: no narrowing, all that is granted. An empty list is nothing. */
export type Scopes = readonly string[] | null

// scope-token of RFC 6749 §3.3
const scopeToken = /^[\x21\x23-\x5b\x5d-\x7e]+$/

/** Whether a text is one scope as RFC 6749 §3.3 spells it, of at most 128 characters. */
export function isScope(text: string): boolean {
  return text.length <= 128 && scopeToken.test(text)
}

/**
 * Reads a space-separated `scope` parameter (RFC 6749 §3.3); repeated scopes count once. Null when
 * it is malformed. The grammar has single spaces; an empty list is not in it.
 */
export function parseScopeList(text: string): readonly string[] | null {
  const scopes = text.split(' ')
  return scopes.every(isScope) ? [...new Set(scopes)] : null
}

/** What is left of `granted` for a holder narrowed to `narrowing`. Never more than either. */
export function intersectScopes(granted: Scopes, narrowing: Scopes): Scopes {
  if (narrowing === null) return granted
  if (granted === null) return narrowing
  return narrowing.filter((scope) => granted.includes(scope))
}

/** The scopes of `wanted` that `granted` does not hold. */
export function missingScopes(granted: Scopes, wanted: readonly string[]): readonly string[] {
  return granted === null ? [] : wanted.filter((scope) => !granted.includes(scope))
}

/** Whether `after` holds every scope that `before` does: a change that reduces no rights. */
export function coversScopes(after: Scopes, before: Scopes): boolean {
  if (after === null) return true
  return before?.every((scope) => after.includes(scope)) === true
}
