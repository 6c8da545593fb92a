import { type ChildProcess, spawn } from 'node:child_process'
import { cp, mkdir, mkdtemp, readFile, realpath, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'

const ours = join(import.meta.dirname, '../..')

/** A repository with the real launcher, hardly any dependencies, and a script to start. */
export async function makeRepository(devDependencies: Record<string, string> = {}) {
  const root = await realpath(await mkdtemp(join(tmpdir(), 'countersign-launcher-')))
  onTestFinished(() => rm(root, { recursive: true, force: true, maxRetries: 3 }))

  for (const part of ['runtime', 'packages/server/bin']) {
    await cp(join(ours, part), join(root, part), { recursive: true })
  }
  const about = { name: 'small', version: '1.0.0', private: true, devDependencies }
  await writeJson(join(root, 'package.json'), about)
  await writeJson(join(root, 'package-lock.json'), {
    ...{ name: 'small', version: '1.0.0', lockfileVersion: 3, requires: true },
    packages: {
      '': about,
      ...Object.fromEntries<object>(
        Object.keys(devDependencies).flatMap((name) => [
          [name, { version: '1.0.0', dev: true }],
          [`node_modules/${name}`, { resolved: name, link: true }],
        ]),
      ),
    },
  })
  for (const name of Object.keys(devDependencies)) {
    await mkdir(join(root, name))
    await writeJson(join(root, name, 'package.json'), { name, version: '1.0.0' })
  }
  return root
}

export async function writeScript(root: string, text: string) {
  await writeFile(join(root, 'script.mjs'), text)
}

function writeJson(path: string, value: unknown) {
  return writeFile(path, JSON.stringify(value, null, 2))
}

export type Environment = Record<string, string | undefined>

/** Starts the launcher for script.mjs as npm would not: directly, in a group of its own. */
export function start(root: string, args: string[] = [], env: Environment = {}) {
  return startCommand([process.execPath, 'runtime/run.mjs', 'script.mjs', ...args], root, env)
}

export function startCommand([command = '', ...args]: string[], cwd: string, env: Environment) {
  const child = spawn(command, args, {
    cwd,
    detached: true,
    env: { ...process.env, npm_lifecycle_event: undefined, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  onTestFinished(() => endGroup(child))

  const output = { stdout: '', stderr: '' }
  for (const stream of ['stdout', 'stderr'] as const) {
    child[stream].setEncoding('utf8').on('data', (text: string) => {
      output[stream] += text
    })
  }
  const ended = new Promise<{ code: number | null; stdout: string; stderr: string }>((resolve) => {
    child.once('close', (code) => {
      resolve({ code, ...output })
    })
  })
  return { child, output, ended }
}

/** The test's own clean-up: whatever the launcher left behind in its process group. */
function endGroup({ pid }: ChildProcess) {
  try {
    if (pid !== undefined) process.kill(-pid, 'SIGKILL')
  } catch {
    // All of it has ended already.
  }
}

export async function until(holds: () => boolean | Promise<boolean>, withinMs = 15_000) {
  const deadline = Date.now() + withinMs
  while (!(await holds())) {
    if (Date.now() > deadline) throw new Error(`Not within ${withinMs} ms: ${holds.toString()}`)
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}

export async function textOf(path: string) {
  return readFile(path, 'utf8').catch(() => '')
}
