import { execFile } from 'node:child_process'
import { readdir, readFile } from 'node:fs/promises'
import { setTimeout as pause } from 'node:timers/promises'
import { promisify } from 'node:util'

interface ProcessRow {
  readonly pid: number
  readonly parent: number
}

/**
 * Stops a process and all below it, which cannot go by process group because each of PostgreSQL's
 * has its own. The root stops first: from then on it starts none, and buries none, so that no
 * process id of the answer can come to mean another process.
 */
export async function freezeTree(root: number): Promise<readonly number[]> {
  const frozen = new Set<number>()
  for (;;) {
    const found = (await listTree(root)).filter((pid) => !frozen.has(pid))
    if (found.length === 0) return [...frozen]
    for (const pid of found) {
      send(pid, 'SIGSTOP')
      frozen.add(pid)
    }
  }
}

export async function thawTree(root: number): Promise<void> {
  for (const pid of await listTree(root)) send(pid, 'SIGCONT')
}

/** Ends all at once, as a crash would: none of them gets to write anything more. */
export async function killTree(root: number): Promise<void> {
  const pids = process.platform === 'win32' ? [root] : await freezeTree(root)
  for (const pid of pids) send(pid, 'SIGKILL')
  if (!(await areGone(pids, 10_000))) throw new Error(`process ${root} survives SIGKILL`)
}

/** Asks the root to end itself and the rest, and ends by force what is left. */
export async function endTree(
  root: number,
  signal: 'SIGINT' | 'SIGQUIT',
  patienceMs: number,
): Promise<void> {
  const pids = await listTree(root)
  send(root, signal)
  for (const pid of pids) send(pid, 'SIGCONT')
  if (await areGone(pids, patienceMs)) return
  await killTree(root)
  for (const pid of await stillRunning(pids)) send(pid, 'SIGKILL')
  if (!(await areGone(pids, 10_000))) throw new Error(`process ${root} does not end`)
}

export async function areGone(pids: readonly number[], withinMs: number): Promise<boolean> {
  const deadline = performance.now() + withinMs
  while ((await stillRunning(pids)).length > 0) {
    if (performance.now() > deadline) return false
    await pause(10)
  }
  return true
}

async function stillRunning(pids: readonly number[]): Promise<readonly number[]> {
  const running = new Set((await listProcesses(pids)).map(({ pid }) => pid))
  return pids.filter((pid) => running.has(pid))
}

/** The root first; empty when it is gone. */
async function listTree(root: number): Promise<readonly number[]> {
  const rows = await listProcesses([root])
  const tree = rows.filter(({ pid }) => pid === root).map(({ pid }) => pid)
  for (const parent of tree) {
    tree.push(...rows.filter((row) => row.parent === parent).map(({ pid }) => pid))
  }
  return tree
}

/** Sends nothing to a process that has ended meanwhile. */
function send(pid: number, signal: NodeJS.Signals): void {
  if (process.platform === 'win32' && signal === 'SIGCONT') return
  try {
    process.kill(pid, signal)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error
  }
}

/**
 * All processes but those that have ended and wait to be buried, which in a container may last for
 * ever. Windows shows no tree; there only the named ones are looked up, and PostgreSQL's own watch
 * over its first process ends the others.
 */
async function listProcesses(named: readonly number[]): Promise<readonly ProcessRow[]> {
  if (process.platform === 'linux') return readProc()
  if (process.platform === 'win32') return named.filter(exists).map((pid) => ({ pid, parent: 0 }))
  const { stdout } = await promisify(execFile)('ps', ['-A', '-o', 'pid=,ppid=,state='])
  return stdout.split('\n').flatMap((line) => parseRow(line.trim().split(/\s+/)))
}

/** Not with `ps`, which slim images lack. The program's name may contain blanks and parentheses. */
async function readProc(): Promise<readonly ProcessRow[]> {
  const names = (await readdir('/proc')).filter((name) => /^\d+$/.test(name))
  const rows = names.map(async (pid) => {
    const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '')
    const [state, parent] = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    return parseRow([pid, parent, state])
  })
  return (await Promise.all(rows)).flat()
}

function parseRow([pid, parent, state]: readonly (string | undefined)[]): readonly ProcessRow[] {
  if (!pid || !parent || !state || /^[ZX]/.test(state)) return []
  return [{ pid: Number(pid), parent: Number(parent) }]
}

function exists(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}
