import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const countersign = join(import.meta.dirname, '../../packages/server/src/cli/index.ts')

/** A Countersign process of the test's own, started as a user starts it. */
export interface TestService {
  readonly publicUrl: string
  readonly controlUrl: string
  readonly adminKey: string
  readonly directory: string
  readonly pid: number
  /** What it wrote to stdout and stderr since the test began. */
  readonly output: () => string
  /** SIGTERM, and its exit code. */
  readonly stop: () => Promise<number | null>
  /** SIGKILL. */
  readonly kill: () => Promise<void>
  /** Starts it again on the same data and ports, after stop or kill; with more in its environment. */
  readonly restart: (more?: Readonly<Record<string, string>>) => Promise<void>
  /** Ends it and removes its data. */
  readonly remove: () => Promise<void>
}

export interface TestServiceOptions {
  /** The program that is started instead of Countersign's; it takes the arguments of `serve`. */
  readonly entry?: string | undefined
  /** What the program's command line begins with, such as a program that binds it to cores. */
  readonly startedBy?: readonly string[] | undefined
  /** PostgreSQL; null: the embedded database. */
  readonly databaseUrl: string | null
  readonly environment?: Readonly<Record<string, string>>
  /** Where it listens; default loopback. */
  readonly host?: string | undefined
  /** Ports and data of another service, to share them. */
  readonly directory?: string
}

/** Fixed secrets for services on PostgreSQL, where none are generated. */
export const testSecrets = {
  COUNTERSIGN_SECRET: 'root-secret-of-the-tests-0123456789abcdef',
  COUNTERSIGN_ADMIN_KEY: 'admin-key-of-the-tests-0123456789abcdefgh',
}

/** Starts `countersign serve` on free ports and waits until it says that it is ready. */
export async function startTestService(options: TestServiceOptions): Promise<TestService> {
  const directory = options.directory ?? mkdtempSync(join(tmpdir(), 'countersign-test-'))
  const [port, controlPort] = await freePorts(2)
  const args = ['--port', String(port), '--control-port', String(controlPort), '--data', directory]
  const { host = '127.0.0.1' } = options
  const environment = {
    ...{ LOG_LEVEL: 'warn', HOST: host },
    ...(options.databaseUrl === null ? {} : { DATABASE_URL: options.databaseUrl, ...testSecrets }),
    ...options.environment,
  }
  const output: string[] = []
  let child: ChildProcess
  const launch = (more: Readonly<Record<string, string>> = {}): Promise<void> => {
    child = spawnCommand(['serve', ...args], { ...environment, ...more }, options)
    return readiness(child, output)
  }
  await launch()
  const end = async (signal: NodeJS.Signals): Promise<number | null> => {
    if (child.exitCode !== null || child.signalCode !== null) return child.exitCode
    const exited = once(child, 'exit')
    child.kill(signal)
    await exited
    return child.exitCode
  }

  return {
    publicUrl: `http://${host}:${String(port)}`,
    controlUrl: `http://${host}:${String(controlPort)}`,
    adminKey:
      environment['COUNTERSIGN_ADMIN_KEY'] ??
      readFileSync(join(directory, 'admin-key'), 'utf8').trim(),
    directory,
    get pid() {
      return child.pid ?? 0
    },
    output: () => output.join(''),
    stop: () => end('SIGTERM'),
    kill: async () => {
      await end('SIGKILL')
    },
    restart: launch,
    remove: async () => {
      await end('SIGKILL')
      rmSync(directory, { recursive: true, force: true })
    },
  }
}

/** Resolves when it says that it is ready; rejects when it ends instead. */
function readiness(child: ChildProcess, output: string[]): Promise<void> {
  child.stderr?.on('data', (chunk: Buffer) => output.push(chunk.toString()))
  let said = ''
  return new Promise<void>((resolve, reject) => {
    child.stdout?.on('data', (chunk: Buffer) => {
      output.push(chunk.toString())
      said += chunk.toString()
      if (said.includes('Countersign is ready')) resolve()
    })
    child.on('exit', () => reject(new Error(`it did not start: ${output.join('')}`)))
  })
}

/** Runs the command line with an environment of its own, so that nothing of the machine's leaks in. */
export function spawnCommand(
  args: readonly string[],
  environment: Readonly<Record<string, string>>,
  { entry = countersign, startedBy = [] }: Pick<TestServiceOptions, 'entry' | 'startedBy'> = {},
): ChildProcess {
  const [program, ...before] = [...startedBy, process.execPath]
  return spawn(program, [...before, entry, ...args], {
    env: { PATH: process.env['PATH'] ?? '', HOME: tmpdir(), NO_COLOR: '1', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
}

/** Runs the command line to its end. */
export async function runCommand(
  args: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): Promise<{ readonly code: number | null; readonly stdout: string; readonly stderr: string }> {
  const child = spawnCommand(args, environment)
  const texts = { stdout: '', stderr: '' }
  child.stdout?.on('data', (chunk: Buffer) => (texts.stdout += chunk.toString()))
  child.stderr?.on('data', (chunk: Buffer) => (texts.stderr += chunk.toString()))
  await once(child, 'close')
  return { code: child.exitCode, ...texts }
}

/** Ports that nobody listens on now. */
export async function freePorts(count: number): Promise<number[]> {
  const servers = Array.from({ length: count }, () => createServer())
  const ports = await Promise.all(
    servers.map(async (server) => {
      server.listen(0, '127.0.0.1')
      await once(server, 'listening')
      return (server.address() as { port: number }).port
    }),
  )
  await Promise.all(servers.map((server) => new Promise((done) => server.close(done))))
  return ports
}
