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
  pin(child.pid ?? 0, 'load')
  const ask = async (message: ToLoad): Promise<FromLoad> => {
    child.send(message)
    const answered = once(child, 'message') as Promise<[FromLoad]>
    const exited = once(child, 'exit').then((): never => {
      throw new Error('the load generator ended')
    })
    const [answer] = await Promise.race([answered, exited])
    return answer
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
      const exited = once(child, 'exit')
      child.disconnect()
      await exited
    },
  }
}
