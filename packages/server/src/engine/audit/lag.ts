import type { Store } from '../../store/port.ts'

/**
 * How long ago the instant was up to which all changes are known to be sealed, in seconds. While
 * the database does not answer it grows: nobody knows whether anything is sealed then.
 */
export function createAuditLag(store: Pick<Store, 'auditHead'>): () => Promise<number> {
  let sealedThrough = performance.now()
  return async () => {
    const askedAt = performance.now()
    try {
      const head = await store.auditHead()
      sealedThrough = askedAt - (head.at - head.sealedThrough)
      return (askedAt - sealedThrough) / 1_000
    } catch {
      return (performance.now() - sealedThrough) / 1_000
    }
  }
}
