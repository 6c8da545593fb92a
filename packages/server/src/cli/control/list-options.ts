import { present, type Values } from '../definition/command.ts'
import { choice, duration, text, wholeNumber } from '../definition/options.ts'

export const limitOption = {
  limit: wholeNumber('number', 'show at most so many; left out: 200, and with --json all'),
}

export const searchOption = {
  search: text('text', 'only those with this in their name, or that begin with it in their id'),
}

/** How lists of projects and clients are narrowed. */
export const objectFilterOptions = {
  ...searchOption,
  state: choice(['active', 'inactive'], 'only those'),
}

/** The same as members of a query. */
export function objectFilterOf({ search, state }: Values<typeof objectFilterOptions>) {
  const isActive = state === undefined ? undefined : state === 'active'
  return present({ q: search, is_active: isActive })
}

/** How lists of keys are narrowed. */
export const keyFilterOptions = {
  state: choice(['active', 'inactive', 'expired', 'revoked'], 'only those'),
  environment: choice(['live', 'test'], 'only those'),
  unusedFor: duration('only those neither made nor used for so long, such as 90d'),
  ...searchOption,
}

export function keyFilterOf(given: Values<typeof keyFilterOptions>) {
  const { state, environment, unusedFor, search } = given
  return present({ state, environment, unused_for: unusedFor, q: search })
}
