/** What the client has to know of an operation of the control API: a row of the generated table. */
export interface Operation {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  /** From the root of the API, its parameters in braces. */
  readonly path: `/${string}`
  /** The arguments that go into the query. */
  readonly query: readonly string[]
  /** Takes a JSON body, made of the arguments that are neither in the path nor in the query. */
  readonly body: boolean
  /** Needs no token. */
  readonly open: boolean
  /** Answers `{data, next_cursor}`. */
  readonly paged: boolean
  /** Takes an `Idempotency-Key`, so that a repetition does not act twice. */
  readonly idempotent: boolean
  /** Can be sent again without harm where nobody knows what became of the first request. */
  readonly repeatable: boolean
  /** Answers with an `ETag`. */
  readonly tagged: boolean
  /** Takes `If-Match` (RFC 9110 §13.1.1). */
  readonly conditional: boolean
}

/** The names of the parameters in a path, in their order. */
export function pathParameters(path: string): readonly string[] {
  return [...path.matchAll(/\{([^}]+)\}/g)].map(([, name = '']) => name)
}
