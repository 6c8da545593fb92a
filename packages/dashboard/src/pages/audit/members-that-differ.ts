export type Members = Readonly<Record<string, unknown>>

export interface Differing {
  readonly name: string
  /** As text; null where there was none. */
  readonly before: string | null
  readonly after: string | null
}

/** Every member of either side, in the order of their names. */
export function membersThatDiffer(
  before: Members | null,
  after: Members | null,
): readonly Differing[] {
  const names = new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])
  return [...names]
    .sort()
    .map((name) => ({ name, before: textOf(before?.[name]), after: textOf(after?.[name]) }))
}

/** A text as it is, all else as JSON: null is a value, and not the same as nothing. */
function textOf(value: unknown): string | null {
  if (value === undefined) return null
  return typeof value === 'string' ? value : JSON.stringify(value, null, 1)
}
