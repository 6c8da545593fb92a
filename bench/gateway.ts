import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Asking, askingOf } from './asking.ts'
import { fields } from './fields.ts'
import { onSqlite } from './on-sqlite.ts'
import type { Ask } from './service.ts'
import type { Served, Settings, Start } from './side.ts'
import { startUpstream, type Upstream, upstreamText } from './upstream.ts'

/** Routes of the gateway: one asks for a key, the other for nothing. */
const paths = { guarded: '/guarded/thing', open: '/open/thing' } as const

/** The gateway, before an upstream of its own, asked by one of its routes. The caller sends a key to either. */
export function gatewayBy(route: keyof typeof paths, copy: string): Start<Served> {
  return (settings) =>
    beforeUpstream(async (upstream) => {
      const directory = mkdtempSync(join(tmpdir(), 'countersign-bench-gateway-'))
      const ask: Ask = ({ publicUrl }) => Promise.resolve(askingFor(publicUrl, paths[route]))
      const environment = { CONTRACT: configurationIn(directory, upstream) }
      const served = await onSqlite({ ask, environment }, copy)(settings)
      // it is read once, at the start
      rmSync(directory, { recursive: true })
      return served
    })
}

/** What is asked of every gateway. */
export function askingFor(origin: string, path: string): Asking {
  const question = {
    method: 'GET',
    url: origin + path,
    headers: { authorization: `Bearer ${fields.text.mark}` },
    body: '',
  }
  return askingOf([question], { text: upstreamText, answers: 1 })
}

/** Starts a side with an upstream, and ends both together. */
export async function beforeUpstream(
  start: (upstream: Upstream) => Promise<Served>,
): Promise<Served> {
  const upstream = await startUpstream()
  try {
    const served = await start(upstream)
    const stop = async (): Promise<void> => {
      await served.stop()
      await upstream.stop()
    }
    return { ...served, database: () => [upstream.pid], stop }
  } catch (error) {
    await upstream.stop()
    throw error
  }
}

export type GatewayPeer = (ours: Served, settings: Settings) => Promise<Served>

function configurationIn(directory: string, { origin }: Upstream): string {
  const routes = [
    { methods: 'all', path: '/guarded/*', upstream: 'things' },
    { methods: 'all', path: '/open/*', upstream: 'things', open: true },
  ]
  const gateway = { upstreams: { things: { targets: [origin] } }, routes }
  const path = join(directory, 'countersign.config.ts')
  const lines = [
    "export { native as default } from 'countersign/contract'",
    `export const gateway = ${JSON.stringify(gateway)}`,
  ]
  writeFileSync(path, `${lines.join('\n')}\n`)
  return path
}
