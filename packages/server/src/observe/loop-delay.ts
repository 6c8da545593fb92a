import { monitorEventLoopDelay } from 'node:perf_hooks'

/** How far behind the event loop is. */
export interface LoopDelay {
  /** By how much turns of the loop are late: the mean of a quarter of a second, the better of the last two. */
  readonly recentMs: number
  readonly close: () => void
}

const resolutionMs = 10
const sampleMs = 250

/**
 * Watches the event loop: the platform measures without JavaScript, and one timer for the whole
 * process reads it. The better of two readings counts, since one pause, such as of the garbage
 * collector or of a machine that slept, is no overload.
 */
export function watchLoopDelay(): LoopDelay {
  const delays = monitorEventLoopDelay({ resolution: resolutionMs })
  delays.enable()
  let recentMs = 0
  let lastMs = 0
  let readAt = performance.now()
  const timer = setInterval(() => {
    const now = performance.now()
    // nothing was measured: not one turn was made in all that time
    const meanMs = Number.isNaN(delays.mean) ? now - readAt : delays.mean / 1e6
    const lateMs = Math.max(0, meanMs - resolutionMs)
    recentMs = Math.min(lastMs, lateMs)
    lastMs = lateMs
    readAt = now
    delays.reset()
  }, sampleMs)
  timer.unref()
  return {
    get recentMs() {
      return recentMs
    },
    close: () => {
      clearInterval(timer)
      delays.disable()
    },
  }
}
