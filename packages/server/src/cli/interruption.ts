import type { Terminal } from './terminal.ts'

export const interruptedCode = 130

/** What Ctrl-C does: the exit code is 130, and nothing is left half-done. */
export interface Interruption {
  /** Runs what must come to its end, the answer included: Ctrl-C waits for it, a second one does not. */
  readonly whole: <Result>(work: () => Promise<Result>) => Promise<Result>
  /** Something to undo at Ctrl-C, until the function that it gives is called. */
  readonly undo: (work: () => void) => () => void
}

export function onInterruption({ err }: Pick<Terminal, 'err'>): Interruption {
  let underWay = 0
  let isInterrupted = false
  const undoing = new Set<() => void>()

  process.on('SIGINT', () => {
    if (underWay > 0 && !isInterrupted) {
      isInterrupted = true
      err('\ncountersign: finishing what is under way; Ctrl-C again ends at once.\n')
      return
    }
    for (const undo of undoing) undo()
    process.exit(interruptedCode)
  })

  return {
    whole: async (work) => {
      underWay++
      try {
        return await work()
      } finally {
        underWay--
        if (isInterrupted) process.exitCode = interruptedCode
      }
    },
    undo: (work) => {
      undoing.add(work)
      return () => undoing.delete(work)
    },
  }
}
