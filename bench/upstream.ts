import type { AddressInfo } from 'node:net'
import type { Place } from './machine.ts'
import type { UpstreamReply } from './peers/upstream-server.ts'
import { startProgram } from './program.ts'

/** What every gateway has behind it: 1 KB for each request, from another core than the gateway's. */
export interface Upstream {
  readonly origin: string
  readonly port: number
  readonly pid: number
  readonly stop: () => Promise<void>
}

/** What a right reply holds. */
export const upstreamText = '"from":"upstream"'

/** On the load's core, unless it is to have another. */
export async function startUpstream(place: Place = 'load'): Promise<Upstream> {
  const { pid, ask, stop } = startProgram<UpstreamReply, AddressInfo>(
    'peers/upstream-server.ts',
    place,
  )
  const { port } = await ask({ body: `{${upstreamText},"filling":"${'x'.repeat(1_000)}"}` })
  return { origin: `http://127.0.0.1:${port}`, port, pid, stop }
}
