import type { KeyId } from '@countersign/core'

const waitMs = 1_000
/** Keys remembered as used before; forgetting them only brings a write forward. */
const mostRemembered = 200_000

/** Sees to it that the first use of a key since the start is written soon. */
export function createFirstUses(write: () => void) {
  const seen = new Set<KeyId>()
  let timer: NodeJS.Timeout | null = null
  const due = (): void => {
    timer = null
    write()
  }
  return {
    see: (id: KeyId): void => {
      if (seen.has(id)) return
      if (seen.size >= mostRemembered) seen.clear()
      seen.add(id)
      timer ??= setTimeout(due, waitMs).unref()
    },
    close: (): void => {
      if (timer !== null) clearTimeout(timer)
    },
  }
}
