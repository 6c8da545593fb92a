import type { components } from '@countersign/client'

/** A key with the version of it that is shown. */
export type ShownKey = components['schemas']['Key'] & { readonly etag: string | null }
