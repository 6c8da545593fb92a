import { type Operation, pathParameters } from './operation.ts'

/** Path, query and body members of a call, side by side, named as in the API. */
export type FlatArguments = Readonly<Record<string, unknown>>

/** The part of a request that is the same on every try. */
export interface Outgoing {
  readonly method: Operation['method']
  /** From the root of the API. */
  readonly target: string
  readonly body: string | null
}

/** Sorts the arguments of a call into its request. Throws a TypeError that names the one at fault. */
export function requestOf(name: string, operation: Operation, args: FlatArguments): Outgoing {
  const { method, path, query, body } = operation
  const inPath = pathParameters(path)
  const given = Object.entries(args).filter(([, value]) => value !== undefined)
  const rest = given.filter(([member]) => !inPath.includes(member) && !query.includes(member))
  const [unknown] = rest
  if (!body && unknown !== undefined) {
    throw new TypeError(`${name} takes no argument named ${unknown[0]}`)
  }
  return {
    method,
    target:
      path.replace(/\{([^}]+)\}/g, (_, member: string) => segment(name, member, args)) +
      queryText(given.filter(([member]) => query.includes(member))),
    body: body ? JSON.stringify(Object.fromEntries(rest)) : null,
  }
}

/** One segment of a path: dots alone would name another place than the one meant. */
function segment(name: string, member: string, args: FlatArguments): string {
  const value = args[member]
  if (typeof value === 'string' && value !== '' && value !== '.' && value !== '..') {
    return encodeURIComponent(value)
  }
  throw new TypeError(`${name} needs ${member}, a text that names one object`)
}

function queryText(given: readonly (readonly [string, unknown])[]): string {
  const query = new URLSearchParams()
  for (const [member, value] of given) query.append(member, plainText(member, value))
  return query.size === 0 ? '' : `?${query.toString()}`
}

function plainText(member: string, value: unknown): string {
  if (typeof value === 'string') return value
  if (typeof value === 'number' || typeof value === 'boolean') return String(value)
  throw new TypeError(`${member}: expected a text, a number or a boolean`)
}
