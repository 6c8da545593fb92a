import { cpSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { type Asking, askingOf } from '../asking.ts'
import { fields } from '../fields.ts'
import type { Served, Settings } from '../side.ts'
import { filledBetterAuth } from './better-auth-database.ts'
import { startServer } from './server.ts'

/** Starts better-auth on a database of its own with the same keys, and asks it as the service. */
export async function startBetterAuth(_ours: Served, settings: Settings): Promise<Served> {
  const filled = await filledBetterAuth(settings)
  const directory = join(filled, '../run-better-auth')
  const remove = (): void => rmSync(directory, { recursive: true, force: true })
  remove()
  cpSync(filled, directory, { recursive: true })
  const server = await startServer(
    'peers/better-auth-server.ts',
    { directory },
    { askingAt, ...settings },
  )
  const stop = async (): Promise<void> => {
    await server.stop()
    remove()
  }
  return { ...server, stop }
}

function askingAt(port: number): Asking {
  const question = {
    url: `http://127.0.0.1:${port}/verify`,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ key: fields.text.mark }),
  }
  return askingOf([question], { text: '"valid":true', answers: 1 })
}
