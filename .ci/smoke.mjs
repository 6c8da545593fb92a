// Starts the service with the Node that runs this, asks it whether it lives, and stops it.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const entry = join(import.meta.dirname, '../packages/server/src/cli/index.ts')
const directory = mkdtempSync(join(tmpdir(), 'countersign-smoke-'))
const [port, controlPort] = [await freePort(), await freePort()]
const args = ['serve', '--port', port, '--control-port', controlPort, '--data', directory]
const service = spawn(process.execPath, [entry, ...args], { stdio: ['ignore', 'pipe', 'inherit'] })

for await (const chunk of service.stdout) if (String(chunk).includes('is ready')) break
const reply = await fetch(`http://127.0.0.1:${controlPort}/readyz`)
service.kill('SIGTERM')
const [code] = await once(service, 'exit')
rmSync(directory, { recursive: true })
console.log(`smoke test on Node ${process.version}: /readyz ${reply.status}, exit code ${code}`)
process.exit(reply.status === 200 && code === 0 ? 0 : 1)

async function freePort() {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address()
  server.close()
  await once(server, 'close')
  return String(port)
}
