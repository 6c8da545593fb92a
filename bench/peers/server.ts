import type { Serializable } from 'node:child_process'
import type { AddressInfo } from 'node:net'
import { type Asking, sampleReply } from '../asking.ts'
import { startProgram } from '../program.ts'
import type { Served, Settings } from '../side.ts'

/** Starts a program that gets one message, listens, and then sends its address. */
export async function startServer(
  path: string,
  message: Serializable,
  { askingAt, playedBy }: Pick<Settings, 'playedBy'> & { askingAt: (port: number) => Asking },
): Promise<Served> {
  const { pid, ask, stop } = startProgram<Serializable, AddressInfo>(path, 'server')
  const { port } = await ask(message)
  const asking = askingAt(port)
  await sampleReply(asking)
  return { asking, play: playedBy(asking), pids: () => [pid], database: () => [], stop }
}
