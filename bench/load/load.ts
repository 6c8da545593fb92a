import { startProgram } from '../program.ts'
import type { FromLoad, LoadReport, Task, ToLoad } from './protocol.ts'

/** The process that presents keys. It knows all of them by heart before the first task. */
export interface Load {
  /** Throws when a single reply was not as it should be. */
  readonly run: (task: Task) => Promise<LoadReport>
  readonly stop: () => Promise<void>
}

export async function startLoad(keys: number): Promise<Load> {
  const program = startProgram<ToLoad, FromLoad>('load/generator.ts', 'load')
  await program.ask({ keys })
  return {
    run: async (task) => {
      const report = await program.ask(task)
      if ('ready' in report) throw new Error('the load generator answered out of turn')
      if (report.error === null) return report
      throw new Error(`${report.errors} wrong replies, the first: ${report.error}`)
    },
    stop: program.stop,
  }
}
