import { startProgram } from '../program.ts'
import type { Side } from '../side.ts'
import type { FromLoop, ToLoop } from './child.ts'

/** Starts a loop on the core of servers. A round fails when a single turn came out wrong. */
export async function startLoop(path: string, texts: readonly string[]): Promise<Side> {
  const { pid, ask, stop } = startProgram<ToLoop, FromLoop>(path, 'server')
  await ask({ texts })
  return {
    play: async ({ seconds }) => {
      const report = await ask({ seconds })
      if ('ready' in report) throw new Error(`${path} answered out of turn`)
      if (report.wrong > 0) throw new Error(`${path}: ${report.wrong} turns came out wrong`)
      return { answers: report.turns, seconds: report.seconds, load: null }
    },
    pids: () => [pid],
    database: () => [],
    stop,
  }
}
