import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import type { Side } from '../contest.ts'
import { type Place, pin } from '../machine.ts'
import type { BareReply } from './bare-server.ts'

/** Headers that every server on node:http sends without being asked. */
const automatic = new Set(['connection', 'keep-alive', 'date', 'content-length'])

/** Starts a bare server that answers as the service answered this request. */
export async function startBare(
  sample: { readonly url: string; readonly init: RequestInit },
  place: Place,
): Promise<Side> {
  const reply = await replyTo(sample)
  const child: ChildProcess = fork(join(import.meta.dirname, 'bare-server.ts'))
  child.send(reply)
  const [address] = (await once(child, 'message')) as [AddressInfo]
  const pid = child.pid ?? 0
  pin(pid, place)
  return {
    port: address.port,
    pids: () => [pid],
    database: () => [],
    stop: async () => {
      const exited = once(child, 'exit')
      child.disconnect()
      await exited
    },
  }
}

async function replyTo({ url, init }: { url: string; init: RequestInit }): Promise<BareReply> {
  const response = await fetch(url, init)
  const body = await response.text()
  if (response.status !== 200 || !body.includes('"valid":true')) {
    throw new Error(`the service answered the sample with ${response.status}: ${body}`)
  }
  const headers = [...response.headers].filter(([name]) => !automatic.has(name))
  return { headers: Object.fromEntries(headers), body }
}
