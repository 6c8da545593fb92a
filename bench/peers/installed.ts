import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { accessSync, constants, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { freePorts } from '../../test/service/service.ts'
import { type Asking, sampleReply } from '../asking.ts'
import { endWithUs } from '../end-with-us.ts'
import { boundTo, familyOf } from '../machine.ts'
import type { Served, Settings } from '../side.ts'

/** A program of the machine's own that serves by a file of configuration. */
export interface Installed {
  readonly program: string
  readonly configuration: (place: { readonly port: number; readonly directory: string }) => string
  readonly argumentsFor: (file: string, directory: string) => readonly string[]
}

/** Where a program is installed; null where it is not. Servers are often not on the path of people. */
export function pathOf(program: string): string | null {
  const folders = [...(process.env['PATH'] ?? '').split(delimiter), '/usr/sbin', '/usr/local/sbin']
  return folders.map((folder) => join(folder, program)).find(isExecutable) ?? null
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}

/** Starts it on the core of servers. */
export async function startInstalled(
  { program, configuration, argumentsFor }: Installed,
  { askingAt, playedBy }: Pick<Settings, 'playedBy'> & { askingAt: (port: number) => Asking },
): Promise<Served> {
  const path = pathOf(program)
  if (path === null) throw new Error(`${program} is not installed`)
  const directory = mkdtempSync(join(tmpdir(), `countersign-bench-${program}-`))
  const [port = 0] = await freePorts(1)
  const file = join(directory, 'configuration')
  writeFileSync(file, configuration({ port, directory }))
  const [first = path, ...rest] = [...boundTo('server'), path, ...argumentsFor(file, directory)]
  const child = spawn(first, rest, { stdio: ['ignore', 'ignore', 'inherit'] })
  const forget = endWithUs(() => child.pid ?? 0)
  const exited = once(child, 'exit')
  const stop = async (): Promise<void> => {
    forget()
    child.kill('SIGTERM')
    await exited
    rmSync(directory, { recursive: true, force: true })
  }
  try {
    await Promise.race([
      listening(port),
      exited.then(() => Promise.reject(new Error(`${program} did not start`))),
    ])
    const asking = askingAt(port)
    await sampleReply(asking)
    const pids = (): readonly number[] => familyOf(child.pid ?? 0)
    return { asking, play: playedBy(asking), pids, database: () => [], stop }
  } catch (error) {
    await stop()
    throw error
  }
}

async function listening(port: number): Promise<void> {
  for (;;) {
    const socket = connect(port, '127.0.0.1')
    const isOpen = await Promise.race([
      once(socket, 'connect').then(() => true),
      once(socket, 'close').then(() => false),
    ]).catch(() => false)
    socket.destroy()
    if (isOpen) return
    await pause(20)
  }
}
