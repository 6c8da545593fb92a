import { fork, type Serializable } from 'node:child_process'
import { once } from 'node:events'
import { basename, join } from 'node:path'
import { endWithUs } from './end-with-us.ts'
import { type Place, pin } from './machine.ts'

/** A process of the benchmark's own, which answers every message by one. */
export interface Program<Question extends Serializable, Answer> {
  readonly pid: number
  /** Throws when the process ends instead. */
  readonly ask: (question: Question) => Promise<Answer>
  readonly stop: () => Promise<void>
}

/** Starts a program of this folder on the core of a place. */
export function startProgram<Question extends Serializable, Answer>(
  path: string,
  place: Place,
): Program<Question, Answer> {
  const child = fork(join(import.meta.dirname, path))
  const exited = once(child, 'exit') as Promise<[number | null]>
  const pid = child.pid ?? 0
  pin(pid, place)
  const forget = endWithUs(() => pid)
  return {
    pid,
    ask: async (question) => {
      child.send(question)
      const answered = once(child, 'message') as Promise<[Answer]>
      const [answer] = await Promise.race([answered, exited])
      if (typeof answer === 'object' && answer !== null) return answer
      throw new Error(`${basename(path)} ended`)
    },
    stop: async () => {
      forget()
      if (child.connected) child.disconnect()
      await exited
    },
  }
}
