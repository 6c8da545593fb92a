/** A reader's own values, put where the page has a placeholder. */
export type Values = Readonly<Record<string, string>>

/** A text of the page, made one that can be run. Placeholders are no part of each other. */
export function bound(text: string, values: Values): string {
  return text.replaceAll(/YOUR_[A-Z_]+[A-Z]/g, (name) => {
    const value = values[name]
    if (value === undefined) throw new Error(`${name} is no placeholder`)
    return value
  })
}

/**
 * What a body consists of: the names in their order, and of what kind each value is. A fact that
 * one of two does not have (null) fits any kind, so each is outlined beside the other.
 */
export function outline(value: unknown, beside: unknown): unknown {
  if (value === null || beside === null) return 'anything'
  if (Array.isArray(value)) {
    return value.slice(0, 1).map((item) => outline(item, (beside as unknown[])[0]))
  }
  if (typeof value !== 'object') return typeof value
  const others = (typeof beside === 'object' ? beside : {}) as Record<string, unknown>
  return Object.entries(value).map(([name, member]) => [name, outline(member, others[name])])
}
