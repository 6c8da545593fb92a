import { mintingAt } from '../mint.ts'
import type { Served, Settings } from '../side.ts'
import { startServer } from './server.ts'

/** Starts node-oidc-provider with a client for each way in which the service is sent a key. */
export async function startOidcProvider(_ours: Served, settings: Settings): Promise<Served> {
  const secret = 'a-secret-of-the-benchmarks-as-long-as-one-of-our-keys-0123456789-abcd'
  const basic = Buffer.from(`by-basic:${secret}`).toString('base64')
  const form = `client_id=by-form&client_secret=${secret}`
  const askingAt = (port: number) => mintingAt(`http://127.0.0.1:${port}/token`, { basic, form })
  return startServer('peers/oidc-provider-server.ts', { secret }, { askingAt, ...settings })
}
