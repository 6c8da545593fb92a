import { startTestService, type TestServiceOptions } from '../test/service/service.ts'
import type { Side } from './contest.ts'
import { benchSecrets } from './keys.ts'
import { pin } from './machine.ts'
import { prepareVerification, type Verification } from './verify.ts'

/** A service on a database full of keys, and how to ask it. */
export interface Subject {
  readonly side: Side
  readonly verification: Verification
}

/** What all scenarios are run with. */
export interface Settings {
  readonly keys: number
  /** Where the service leaves a profile of what it did; null: it makes none. */
  readonly profileDirectory: string | null
  readonly say: (progress: string) => void
}

/** Starts the service as a user does, on its core. `database` names the processes of PostgreSQL. */
export async function startSubject(
  options: TestServiceOptions,
  { profileDirectory }: Settings,
  database: () => readonly number[] = () => [],
): Promise<Subject> {
  const profile =
    profileDirectory === null
      ? {}
      : { NODE_OPTIONS: `--cpu-prof --cpu-prof-dir=${profileDirectory}` }
  const environment = { ...benchSecrets, ...profile }
  const service = await startTestService({ ...options, environment })
  pin(service.pid, 'server')
  const port = Number(new URL(service.controlUrl).port)
  const forget = endWithUs(() => service.pid)
  const stop = async (): Promise<void> => {
    forget()
    await service.stop()
    await service.remove()
  }
  try {
    const verification = await prepareVerification(service)
    return { side: { port, pids: () => [service.pid], database, stop }, verification }
  } catch (error) {
    await stop()
    throw error
  }
}

/** Who interrupts a run must not leave a service behind, least of all one that is stopped. */
function endWithUs(pid: () => number): () => void {
  const end = (): void => {
    process.kill(pid(), 'SIGKILL')
    process.exit(130)
  }
  process.once('SIGINT', end).once('SIGTERM', end)
  return () => process.off('SIGINT', end).off('SIGTERM', end)
}
