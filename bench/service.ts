import {
  startTestService,
  type TestService,
  type TestServiceOptions,
} from '../test/service/service.ts'
import type { Asking } from './asking.ts'
import { endWithUs } from './end-with-us.ts'
import { benchSecrets } from './keys.ts'
import { boundTo } from './machine.ts'
import type { Served, Settings } from './side.ts'

/** Learns how a service is asked, and makes what is needed to ask it. */
export type Ask = (service: TestService) => Promise<Asking>

export interface ServiceOptions extends TestServiceOptions {
  readonly ask: Ask
  /** The processes of PostgreSQL. */
  readonly database?: () => readonly number[]
}

/** Starts the service as a user does, on its core. */
export async function startService(
  { ask, database = () => [], ...options }: ServiceOptions,
  { profileDirectory, playedBy }: Settings,
): Promise<Served> {
  const profile =
    profileDirectory === null
      ? {}
      : { NODE_OPTIONS: `--cpu-prof --cpu-prof-dir=${profileDirectory}` }
  const environment = { ...benchSecrets, ...profile, ...options.environment }
  const startedBy = boundTo('server')
  const service = await startTestService({ ...options, environment, startedBy })
  const forget = endWithUs(() => service.pid)
  const stop = async (): Promise<void> => {
    forget()
    await service.stop()
    await service.remove()
  }
  try {
    const asking = await ask(service)
    return { asking, play: playedBy(asking), pids: () => [service.pid], database, stop }
  } catch (error) {
    await stop()
    throw error
  }
}
