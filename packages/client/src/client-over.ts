import { type AnyOptions, call } from './call.ts'
import type { Operation } from './operation.ts'
import { type ClientOptions, type Settings, settingsOf } from './options.ts'
import { type Page, pagesOf } from './pages.ts'
import type { FlatArguments } from './request.ts'

/**
 * A client of the API that has these operations: a member a group, with a function for each.
 * Throws a TypeError where an option is not usable.
 */
export function clientOver(
  operations: Readonly<Record<string, Operation>>,
  options: ClientOptions,
): Readonly<Record<string, object>> {
  const settings = settingsOf(options)
  const groups: Record<string, Record<string, unknown>> = {}
  for (const [name, operation] of Object.entries(operations)) {
    const [group = '', verb = ''] = name.split('.')
    groups[group] = { ...groups[group], [verb]: callable(name, operation, settings) }
  }
  for (const group of Object.values(groups)) Object.freeze(group)
  return Object.freeze(groups)
}

/** The settings, and the token with them, live in here: no member of the client leads to them. */
function callable(name: string, operation: Operation, settings: Settings) {
  const ask = (args: FlatArguments = {}, options: AnyOptions = {}) =>
    call({ name, operation, settings }, args, options)
  return operation.paged
    ? (args: FlatArguments = {}, options: AnyOptions = {}) =>
        pagesOf(args, async (wish) => (await ask(wish, options)) as Page<unknown>)
    : ask
}
