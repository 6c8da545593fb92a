import type { components } from '@countersign/client'
import { createContext, type ReactElement, type ReactNode, useContext } from 'react'
import type { KeyWishes } from './key-form.tsx'

type Key = components['schemas']['Key']

/** What is told of a key wherever it is shown, to operators and to customers. */
export type KeyTold = Pick<
  Key,
  | 'id'
  | 'name'
  | 'environment'
  | 'key_prefix'
  | 'is_active'
  | 'generation'
  | 'secrets'
  | 'expires_at'
  | 'last_used_at'
  | 'created_at'
  | 'revoked_at'
> & {
  readonly etag: string | null
  /** Said where there are keys of both. */
  readonly level?: Key['level']
}

export interface MadeKey {
  readonly key: Pick<Key, 'id' | 'created_at'>
  readonly secret: string
}

/** What requests were made with; nothing said, all of them. */
export interface UsedThing {
  /** Only those that came to this. */
  readonly code?: 'rate_exceeded'
  readonly key?: string
  readonly project?: string
  readonly client?: string
  /** The keys of the projects that have it now. */
  readonly product?: string
}

/** What became of requests on a day. */
export type Figure = Pick<
  components['schemas']['Usage'],
  'bucket' | 'code' | 'requests' | 'accepted' | 'refused'
>

export interface ChosenProject {
  readonly value?: string
  readonly onChange?: (project: string) => void
  readonly error?: ReactNode
}

/** What the parts about keys ask of whom they are shown to, so that operators and customers share them. */
export interface KeysApi {
  /** Whose keys these are; null: of all projects. */
  readonly project: string | null
  readonly environments: readonly ('live' | 'test')[]
  /** Those that a key can be given; null: there is no list of them. */
  readonly scopes: readonly string[] | null
  readonly mayReadUsage: boolean
  readonly create: (wishes: KeyWishes) => Promise<MadeKey>
  /** Gives the new secret, which is nobody's to keep. */
  readonly rotate: (key: KeyTold, overlap: string) => Promise<string>
  readonly revoke: (key: KeyTold, reason: string | undefined) => Promise<unknown>
  readonly read: (key: string, signal: AbortSignal) => Promise<KeyTold>
  readonly readUsage: (
    of: UsedThing,
    days: number,
    signal: AbortSignal,
  ) => Promise<{ readonly data: readonly Figure[] }>
  readonly readSamples: () => Promise<components['schemas']['Samples']>
  readonly ProjectField: (chosen: ChosenProject) => ReactNode
  /** A link to the page of a key, with the properties of what it looks like. */
  readonly link: (key: string, props: object) => ReactElement
}

export const KeysApiContext = createContext<KeysApi | null>(null)

export function useKeysApi(): KeysApi {
  const keys = useContext(KeysApiContext)
  if (keys === null) throw new Error('a part about keys is rendered where nobody can be asked')
  return keys
}
