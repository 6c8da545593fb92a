import { required, text } from '../../definition/options.ts'

export const keyArgument = {
  key: required(text('key', 'the id of the key, key_…; never its secret')),
}

/** Keys of projects and server-level keys are handled by the same commands, in a group each. */
export interface KeyKind {
  readonly group: 'keys' | 'server-keys'
  /** What the client of the control API calls them. */
  readonly resource: 'keys' | 'serverKeys'
  readonly what: string
}

export const projectKeys: KeyKind = { group: 'keys', resource: 'keys', what: 'a key' }
export const serverLevelKeys: KeyKind = {
  group: 'server-keys',
  resource: 'serverKeys',
  what: 'a server-level key',
}
