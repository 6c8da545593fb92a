import { keyIdAt, keyTextAt } from './keys.ts'

/** What of a key a request may hold. Every key's has the same length, so that requests do. */
export interface Field {
  /** Stands for it in a request that is not filled in yet. */
  readonly mark: string
  readonly at: (place: number) => string
}

export const fields = {
  /** Its id. */
  id: fieldOf('~', keyIdAt),
  /** The key itself. */
  text: fieldOf('#', keyTextAt),
  /** The credentials of the Basic scheme (RFC 6749 §2.3.1), with the key's id as the client's. */
  basic: fieldOf('$', (place) =>
    Buffer.from(`${keyIdAt(place)}:${keyTextAt(place)}`).toString('base64'),
  ),
} as const satisfies Readonly<Record<string, Field>>

/** A text with every mark replaced by what one key has there. */
export function filledIn(text: string, place: number): string {
  return Object.values(fields).reduce((filled, { mark, at }) => {
    return filled.replaceAll(mark, () => at(place))
  }, text)
}

function fieldOf(character: string, at: (place: number) => string): Field {
  return { mark: character.repeat(at(0).length), at }
}
