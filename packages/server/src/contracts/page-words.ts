/** What the generated page says that no other word of a contract knows. */
export interface PageWords {
  /** How callers come by a key: sentences, a paragraph each. */
  readonly gettingAKey: readonly string[]
  /** What else a reader must know first, a paragraph each. */
  readonly notes: readonly string[]
}
