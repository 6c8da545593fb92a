import type { components } from '@countersign/client'
import type { Api } from '../../api/api.ts'

/** A key of either level with the version of it that is shown. */
export type ShownKey = components['schemas']['Key'] & { readonly etag: string | null }

/** The operations for a key of its level. */
export function operationsFor({ level }: ShownKey, api: Api) {
  return level === 'server' ? api.serverKeys : api.keys
}
