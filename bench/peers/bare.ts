import { type Asking, sampleReply } from '../asking.ts'
import type { Served, Settings } from '../side.ts'
import type { BareReply } from './bare-server.ts'
import { startServer } from './server.ts'

/** Headers that every server on node:http sends without being asked. */
const automatic = new Set(['connection', 'keep-alive', 'date', 'content-length'])

/** Starts a bare server that answers as the service answered one request. */
export async function startBare({ asking }: Served, settings: Settings): Promise<Served> {
  const reply = await replyTo(asking)
  const askingAt = (port: number): Asking => ({ ...asking, port })
  return startServer('peers/bare-server.ts', reply, { askingAt, ...settings })
}

async function replyTo(asking: Asking): Promise<BareReply> {
  const response = await sampleReply(asking)
  const headers = [...response.headers].filter(([name]) => !automatic.has(name))
  return { headers: Object.fromEntries(headers), body: await response.text() }
}
