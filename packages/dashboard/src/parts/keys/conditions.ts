/** What a form asks for of the conditions that a key has. */
interface Asked {
  readonly lifetime: string
  /** One a line, or divided by commas. */
  readonly addresses: string
}

/** The conditions of a new key, as the service wants to be told: what is not limited is left out. */
export interface Conditions {
  readonly expires_in?: string
  readonly ip_allow?: string[]
}

/** Pure. */
export function conditionsOf({ lifetime, addresses }: Asked): Conditions {
  const ranges = linesOf(addresses)
  return {
    ...(lifetime === 'never' ? {} : { expires_in: lifetime }),
    ...(ranges.length > 0 ? { ip_allow: ranges } : {}),
  }
}

/** What is written one a line, or divided by commas. */
export function linesOf(text: string): string[] {
  return text.split(/[\s,]+/).filter((line) => line !== '')
}
