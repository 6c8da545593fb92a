import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Writable } from 'node:stream'
import { setTimeout as pause } from 'node:timers/promises'
import { residentMbOf } from '../../bench/machine.ts'
import { controlOf, newKey } from '../service/api.ts'
import { startTestService, type TestServiceOptions } from '../service/service.ts'

export type Direction = 'up' | 'down'

/** What a stream through the gateway took of its memory, in MB; null where the system does not tell. */
export interface Streamed {
  readonly direction: Direction
  /** How many bytes came out at the other end. */
  readonly bytes: number
  readonly beforeMb: number | null
  readonly peakMb: number | null
  readonly afterMb: number | null
}

const piece = Buffer.alloc(1_048_576, 'x')
/** Whoever reads is slower than the gateway: what it did not hold back it would have to keep. */
const restMs = 3
const sampleEveryMs = 20

/** Streams so many bytes through a gateway of its own, up and then down. */
export async function streamBothWays(
  bytes: number,
  options: Pick<TestServiceOptions, 'startedBy'> = {},
): Promise<readonly Streamed[]> {
  const upstream = createServer((incoming, outgoing) => void serve(incoming, outgoing, bytes))
  upstream.listen(0, '127.0.0.1')
  await once(upstream, 'listening')
  const { port } = upstream.address() as { port: number }
  const directory = mkdtempSync(join(tmpdir(), 'countersign-streams-'))
  const CONTRACT = join(directory, 'countersign.config.ts')
  writeFileSync(CONTRACT, configuration(`http://127.0.0.1:${String(port)}`))
  const service = await startTestService({
    ...options,
    databaseUrl: null,
    environment: { CONTRACT },
  })
  try {
    const { secret } = await newKey(controlOf(service))
    const url = `${service.publicUrl}/large`
    const streamed: Streamed[] = []
    for (const direction of ['up', 'down'] as const) {
      const watch = watchMemory(service.pid)
      const came = await streamers[direction](url, `Bearer ${secret}`, bytes)
      streamed.push({ direction, bytes: came, ...(await watch()) })
    }
    return streamed
  } finally {
    await service.remove()
    upstream.close()
    rmSync(directory, { recursive: true, force: true })
  }
}

function configuration(origin: string): string {
  const route = { methods: 'all', path: '/large', upstream: 'large', bodyLimit: null }
  const gateway = { upstreams: { large: { targets: [origin] } }, routes: [route] }
  return [
    "export { native as default } from 'countersign/contract'",
    `export const gateway = ${JSON.stringify(gateway)}`,
  ].join('\n')
}

async function serve(
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  bytes: number,
): Promise<void> {
  if (incoming.method === 'PUT') {
    outgoing.end(String(await readSlowly(incoming)))
    return
  }
  await writeAll(outgoing, bytes)
}

const streamers: Readonly<
  Record<Direction, (url: string, authorization: string, bytes: number) => Promise<number>>
> = {
  up: async (url, authorization, bytes) => {
    const headers = { authorization, 'content-length': String(bytes) }
    const outgoing = request(url, { method: 'PUT', headers })
    const answered = once(outgoing, 'response') as Promise<[IncomingMessage]>
    await writeAll(outgoing, bytes)
    const [reply] = await answered
    let text = ''
    for await (const chunk of reply) text += String(chunk)
    return Number(text)
  },
  down: async (url, authorization) => {
    const outgoing = request(url, { headers: { authorization } }).end()
    const [reply] = (await once(outgoing, 'response')) as [IncomingMessage]
    return readSlowly(reply)
  },
}

async function readSlowly(incoming: IncomingMessage): Promise<number> {
  let bytes = 0
  let sinceRest = 0
  for await (const chunk of incoming as AsyncIterable<Buffer>) {
    bytes += chunk.length
    sinceRest += chunk.length
    if (sinceRest < piece.length) continue
    sinceRest = 0
    await pause(restMs)
  }
  return bytes
}

async function writeAll(to: Writable, bytes: number): Promise<void> {
  for (let left = bytes; left > 0; left -= piece.length) {
    if (!to.write(piece.subarray(0, left))) await once(to, 'drain')
  }
  to.end()
}

function watchMemory(pid: number): () => Promise<Omit<Streamed, 'direction' | 'bytes'>> {
  const beforeMb = residentMbOf(pid)
  let peakMb = beforeMb
  const timer = setInterval(() => {
    const now = residentMbOf(pid)
    if (now !== null) peakMb = Math.max(now, peakMb ?? 0)
  }, sampleEveryMs)
  return () => {
    clearInterval(timer)
    return Promise.resolve({ beforeMb, peakMb, afterMb: residentMbOf(pid) })
  }
}
