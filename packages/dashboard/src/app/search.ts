// What the addresses of lists say besides their path. Whatever else an address holds is left out.

export interface PlaceSearch {
  readonly cursor?: string
  /** Which page the cursor opens, counted from 1. */
  readonly page?: number
}

export interface ListSearch extends PlaceSearch {
  readonly q?: string
}

export interface KeysSearch extends ListSearch {
  readonly tab?: 'keys' | 'clients' | 'products' | 'settings'
  readonly state?: 'active' | 'inactive' | 'expired' | 'revoked'
  readonly environment?: 'live' | 'test'
  readonly unused_for?: '30d' | '90d' | '365d'
  /** The form for a new key is open. */
  readonly create?: true
}

/** The same list, asked in another way: it is read from its beginning. What is undefined goes. */
export function narrowed(
  search: KeysSearch,
  change: { readonly [Member in keyof KeysSearch]?: KeysSearch[Member] | undefined },
): KeysSearch {
  const members = Object.entries({ ...search, cursor: undefined, page: undefined, ...change })
  return Object.fromEntries(members.filter(([, value]) => value !== undefined))
}

/** What an address says, before anybody has looked at it. */
export type Given = Readonly<Record<string, unknown>>

export function readListSearch(given: Given): ListSearch {
  return { ...text('q', given, /^.{1,100}$/s), ...readPlace(given) }
}

/** Which page of a list is meant. */
export function readPlace(given: Given): PlaceSearch {
  const page = Number(given['page'])
  return {
    ...text('cursor', given, /^[\w-]{1,100}$/),
    ...(Number.isInteger(page) && page > 1 ? { page } : {}),
  }
}

export function readKeysSearch(given: Given): KeysSearch {
  return {
    ...readListSearch(given),
    ...oneOf('tab', given, ['keys', 'clients', 'products', 'settings']),
    ...oneOf('state', given, ['active', 'inactive', 'expired', 'revoked']),
    ...oneOf('environment', given, ['live', 'test']),
    ...oneOf('unused_for', given, ['30d', '90d', '365d']),
    ...(given['create'] === true ? { create: true } : {}),
  }
}

/** Which route a credential is tried at, as `GET /v1/…`. */
export function readTrySearch(given: Given): { readonly route?: string } {
  return text('route', given, /^[A-Z]{3,7} \/\S{0,500}$/)
}

/** What the page of sign-in is told by whoever leads there. */
export interface SignInSearch {
  /** Where to go afterwards: an address inside of the dashboard. */
  readonly return?: string
  /** A session was there, and has ended. */
  readonly ended?: true
  /** Why single sign-on came to nothing. */
  readonly error?: string
}

export function readReturn(given: Given): SignInSearch {
  return {
    ...text('return', given, /^\/(?![/\\])[^\s\\]*$/),
    ...(given['ended'] === true ? { ended: true } : {}),
    ...text('error', given, /^[a-z_]{1,40}$/),
  }
}

/** A member that is a text of a form. */
export function text<Name extends string>(name: Name, given: Given, form: RegExp) {
  const value = given[name]
  const kept = typeof value === 'number' ? String(value) : value
  const isGood = typeof kept === 'string' && form.test(kept)
  return (isGood ? { [name]: kept } : {}) as { readonly [One in Name]?: string }
}

/** A member that is one of some values. */
export function oneOf<Name extends string, const Value extends string>(
  name: Name,
  given: Given,
  values: readonly Value[],
) {
  const found = values.find((value) => value === given[name])
  return (found === undefined ? {} : { [name]: found }) as { readonly [One in Name]?: Value }
}
