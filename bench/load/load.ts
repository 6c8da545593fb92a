import { fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { pin } from '../machine.ts'
import type { FromLoad, LoadReport, Task, ToLoad } from './protocol.ts'

/** The process that presents keys. It knows all of them by heart before the first task. */
export interface Load {
  /** Throws when a single reply was not as it should be. */
  readonly run: (task: Task) => Promise<LoadReport>
  readonly stop: () => Promise<void>
}

export async function startLoad(keys: number): Promise<Load> {
  const child = fork(join(import.meta.dirname, 'generator.ts'))
  const exited = once(child, 'exit') as Promise<[number | null]>
  pin(child.pid ?? 0, 'load')
  const ask = async (message: ToLoad): Promise<FromLoad> => {
    child.send(message)
    const answered = once(child, 'message') as Promise<[FromLoad]>
    const [answer] = await Promise.race([answered, exited])
    if (typeof answer === 'object' && answer !== null) return answer
    throw new Error('the load generator ended')
  }
  await ask({ keys })

  return {
    run: async (task) => {
      const report = await ask(task)
      if ('ready' in report) throw new Error('the load generator answered out of turn')
      if (report.error === null) return report
      throw new Error(`${report.errors} wrong replies, the first: ${report.error}`)
    },
    stop: async () => {
      child.disconnect()
      await exited
    },
  }
}
