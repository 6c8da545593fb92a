import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { cpus, release, type } from 'node:os'

/** Who runs where. On two cores the database shares one with the load; on three it has its own. */
export type Place = 'server' | 'load' | 'database'

/** What figures depend on besides the code. */
export interface Machine {
  readonly cpu: string
  readonly cores: number
  readonly node: string
  readonly os: string
  readonly date: string
  /** The cores each place has; empty where processes can't be bound to cores. */
  readonly places: Readonly<Partial<Record<Place, string>>>
}

export function describeMachine(): Machine {
  return {
    cpu: cpus()[0]?.model ?? 'unknown',
    cores: cpus().length,
    node: process.version,
    os: `${type()} ${release()}`,
    date: new Date().toISOString().slice(0, 10),
    places: coresOf,
  }
}

/** Binds all threads of a process, and those that they will start, to the cores of a place. */
export function pin(pid: number, place: Place): void {
  const cores = coresOf[place]
  if (cores !== undefined) execFileSync('taskset', ['-a', '-c', '-p', cores, String(pid)])
}

/** What starts a program on the cores of a place, so that it counts those only. */
export function boundTo(place: Place): readonly string[] {
  const cores = coresOf[place]
  return cores === undefined ? [] : ['taskset', '-c', cores]
}

/** Seconds of processor time that processes have used; 0 where the system does not tell. */
export function cpuSecondsOf(pids: readonly number[]): number {
  return pids.reduce((sum, pid) => sum + ticksOf(pid), 0) / ticksPerSecond
}

/** Seconds of processor time that all programs of the machine have used. */
export function cpuSecondsOfAll(): number {
  const busy = cpus().map(({ times }) => times.user + times.nice + times.sys)
  return busy.reduce((sum, ms) => sum + ms, 0) / 1_000
}

/** Resident memory in MB; null where the system does not tell. */
export function residentMbOf(pid: number): number | null {
  const kilobytes = /^VmRSS:\s+(\d+)/m.exec(readProc(`${pid}/status`))?.[1]
  return kilobytes === undefined ? null : Math.round(Number(kilobytes) / 1_024)
}

/** A process and all that it started. */
export function familyOf(pid: number): readonly number[] {
  const family = [pid]
  for (const name of namesInProc()) {
    const child = Number(name)
    if (Number.isInteger(child) && family.includes(parentOf(child))) family.push(child)
  }
  return family
}

const ticksPerSecond = 100

/**
 * utime and stime of proc_pid_stat(5), counted after the name, which may hold spaces, and those of
 * children that have ended: PostgreSQL tidies up in processes that live for a second.
 */
function ticksOf(pid: number): number {
  return fieldsOf(pid)
    .slice(11, 15)
    .reduce((sum, ticks) => sum + Number(ticks), 0)
}

function parentOf(pid: number): number {
  return Number(fieldsOf(pid)[1] ?? 0)
}

function fieldsOf(pid: number): readonly string[] {
  const text = readProc(`${pid}/stat`)
  return text.slice(text.lastIndexOf(')') + 2).split(' ')
}

/** Empty where there is no such file: the process has ended, or the system is not Linux. */
function readProc(path: string): string {
  try {
    return readFileSync(`/proc/${path}`, 'utf8')
  } catch {
    return ''
  }
}

function namesInProc(): readonly string[] {
  try {
    return readdirSync('/proc')
  } catch {
    return []
  }
}

const coresOf = choosePlaces(allowedCores())

function choosePlaces(cores: readonly number[]): Readonly<Partial<Record<Place, string>>> {
  const [server, load, ...others] = cores
  if (server === undefined || load === undefined || !hasTaskset()) return {}
  const database = others.length === 0 ? String(load) : others.join(',')
  return { server: String(server), load: String(load), database }
}

/** `0-1,4` as numbers: a container may have been given some of the machine's cores only. */
function allowedCores(): readonly number[] {
  const list = /^Cpus_allowed_list:\s+(\S+)/m.exec(readProc('self/status'))?.[1] ?? ''
  return list.split(',').flatMap((range) => {
    const [first, last = first] = range.split('-').map(Number)
    if (first === undefined || last === undefined) return []
    return Array.from({ length: last - first + 1 }, (_, place) => first + place)
  })
}

function hasTaskset(): boolean {
  try {
    execFileSync('taskset', ['--version'], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}
