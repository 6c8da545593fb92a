/** Does something again and again, until it is closed. */
export interface Regularly {
  /** Waits for what is under way. */
  readonly close: () => Promise<void>
}

/** Waits between two runs, so that none overtakes another. A failure is told, and the next run comes. */
export function regularly(
  run: () => Promise<void>,
  waitMs: number,
  onFailure: (error: unknown) => void,
): Regularly {
  let running: Promise<void> = Promise.resolve()
  let isClosed = false
  let timer: NodeJS.Timeout | null = null
  const schedule = (): void => {
    if (isClosed) return
    timer = setTimeout(() => {
      running = run().catch(onFailure).finally(schedule)
    }, waitMs)
    timer.unref()
  }
  schedule()
  return {
    close: async () => {
      isClosed = true
      if (timer !== null) clearTimeout(timer)
      await running
    },
  }
}
