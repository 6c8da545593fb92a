import { Worker } from 'node:worker_threads'
import { SqliteError, WriterEnded } from './errors.ts'
import type {
  Step,
  StepResult,
  WriterAnswer,
  WriterOptions,
  WriterRequest,
} from './writer-messages.ts'

interface Waiting {
  readonly resolve: (result: StepResult) => void
  readonly reject: (error: unknown) => void
}

/** The main thread's end of the writer thread. Requests are answered in the order they are sent. */
export class Writer {
  /** Rows changed so far: how much the log has grown. For whoever empties it to set back. */
  changes = 0
  readonly #worker: Worker
  readonly #waiting = new Map<number, Waiting>()
  #lastId = 0
  #ended: WriterEnded | null = null

  /** Rejects with the error of SQLite when the database can't be opened. */
  static async open(options: WriterOptions): Promise<Writer> {
    const worker = new Worker(new URL('./writer-thread.ts', import.meta.url), {
      workerData: options,
    })
    const writer = new Writer(worker)
    try {
      await writer.send([{ kind: 'open' }])
      return writer
    } catch (error) {
      await worker.terminate()
      throw error
    }
  }

  private constructor(worker: Worker) {
    this.#worker = worker
    worker.on('message', (answer: WriterAnswer) => this.#settle(answer))
    worker.on('error', (error) => this.#end(error))
    worker.on('exit', () => this.#end(undefined))
  }

  /** The result of the last step. Waits for as long as the thread takes: deadlines are for callers. */
  send(steps: readonly Step[]): Promise<StepResult> {
    if (this.#ended !== null) return Promise.reject(this.#ended)
    const request: WriterRequest = { id: ++this.#lastId, steps }
    return new Promise((resolve, reject) => {
      this.#waiting.set(request.id, { resolve, reject })
      this.#worker.postMessage(request)
    })
  }

  async close(): Promise<void> {
    // The data is safe in the log, whatever closing says.
    if (this.#ended === null) await Promise.allSettled([this.send([{ kind: 'close' }])])
    await this.#worker.terminate()
  }

  #settle(answer: WriterAnswer): void {
    const waiting = this.#waiting.get(answer.id)
    this.#waiting.delete(answer.id)
    if ('failure' in answer) {
      const { message, code } = answer.failure
      waiting?.reject(code === null ? new Error(message) : new SqliteError(message, code))
      return
    }
    this.changes += answer.changes
    waiting?.resolve(answer.last)
  }

  #end(cause: unknown): void {
    this.#ended ??= new WriterEnded('the writer thread has ended', { cause })
    for (const { reject } of this.#waiting.values()) reject(this.#ended)
    this.#waiting.clear()
  }
}
