import { monitorEventLoopDelay } from 'node:perf_hooks'

/** How far behind the event loop is. */
export interface LoopDelay {
  /** By how much a turn of the loop was late, in the mean of the last half second. */
  readonly recentMs: number
  readonly close: () => void
}

const resolutionMs = 10
const sampleMs = 500

/**
 * Watches the event loop: the platform measures without JavaScript, and one timer for the whole
 * process reads it. The mean, since one long pause, such as of the garbage collector, is no overload.
 */
export function watchLoopDelay(): LoopDelay {
  const delays = monitorEventLoopDelay({ resolution: resolutionMs })
  delays.enable()
  let recentMs = 0
  let readAt = performance.now()
  const timer = setInterval(() => {
    const now = performance.now()
    // nothing was measured: not one turn was made in all that time
    const meanMs = Number.isNaN(delays.mean) ? now - readAt : delays.mean / 1e6
    recentMs = Math.max(0, meanMs - resolutionMs)
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
