import {
  mkdirSync,
  readFileSync,
  rmdirSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { memory } from './root.mjs'

const path = join(memory, 'lock')
const takeover = join(memory, 'lock-takeover')
const waiting = 'Waiting for another start of Countersign that is installing …\n'
const beatMs = 1_000
const pollMs = 100
// Longer than any pause of a healthy holder: its number may belong to another process by now,
// or to a process in another container.
const silenceMs = 60_000
const takeoverMs = 10_000

/** One launcher at a time does the work; the lock of a launcher that was killed is taken over. */
export async function withLock(work) {
  await acquire()
  const beat = setInterval(touch, beatMs)
  try {
    // npm outlives a launcher that is killed, and goes on writing: the lock is its lock too.
    return await work({ share: (pid) => writeFileSync(path, `${process.pid} ${pid}`) })
  } finally {
    clearInterval(beat)
    release()
  }
}

async function acquire() {
  mkdirSync(dirname(path), { recursive: true })
  let seen = null
  let seenAt = 0
  while (!create()) {
    const found = look()
    if (found === null) continue
    if (found.state !== seen) {
      if (seen === null && found.alive) process.stderr.write(waiting)
      seen = found.state
      seenAt = performance.now()
    }
    const stale = !found.alive || performance.now() - seenAt > silenceMs
    if (!stale || !removed(found.state)) await sleep(pollMs)
  }
}

function create() {
  try {
    writeFileSync(path, `${process.pid} `, { flag: 'wx' })
    return true
  } catch (error) {
    if (error.code !== 'EEXIST') throw error
    return false
  }
}

function look() {
  try {
    const owners = readFileSync(path, 'utf8')
    // Empty for the instant between its making and its first write.
    const alive = owners === '' || owners.trim().split(' ').map(Number).some(isAlive)
    return { owners, state: `${owners}${statSync(path).mtimeMs}`, alive }
  } catch (error) {
    if (error.code !== 'ENOENT') throw error
    return null
  }
}

function isAlive(pid) {
  // In a container that was started again, we may have the number of the launcher before us.
  if (pid === process.pid) return false
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error.code === 'EPERM'
  }
}

// Two that wait may judge the same lock: looking again under a lock of its own keeps the second
// from removing the one that the first has made since.
function removed(state) {
  try {
    mkdirSync(takeover)
  } catch (error) {
    if (error.code !== 'EEXIST') throw error
    dropAbandonedTakeover()
    return false
  }
  try {
    if (look()?.state === state) rmSync(path, { force: true })
    return true
  } finally {
    rmdirSync(takeover)
  }
}

function dropAbandonedTakeover() {
  try {
    if (Date.now() - statSync(takeover).mtimeMs > takeoverMs) rmdirSync(takeover)
  } catch (error) {
    if (error.code !== 'ENOENT') throw error
  }
}

function touch() {
  try {
    const now = new Date()
    utimesSync(path, now, now)
  } catch (error) {
    if (error.code !== 'ENOENT') throw error
  }
}

// After a silence it may be another's by now.
function release() {
  if (look()?.owners.startsWith(`${process.pid} `)) rmSync(path, { force: true })
}
