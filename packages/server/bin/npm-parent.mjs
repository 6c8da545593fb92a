import { readFileSync } from 'node:fs'

const pollMs = 200
const parent = process.ppid
const shellsParent = parentOfShell()

/**
 * Acts once when the npm or npx that started us has ended; returns how to stop waiting. npm hands
 * SIGTERM to the shell of a script only, which ends without handing it on, and npm can be killed
 * itself. Started without npm, a server may outlive its parent like any other command.
 */
export function whenNpmIsGone(act) {
  if (process.env.npm_lifecycle_event === undefined) return () => {}
  const poll = setInterval(() => {
    if (!isNpmGone()) return
    clearInterval(poll)
    act()
  }, pollMs)
  poll.unref()
  return () => clearInterval(poll)
}

function isNpmGone() {
  if (process.platform === 'win32') return !isAlive(parent)
  return process.ppid !== parent || parentOfShell() !== shellsParent
}

// Between npm and us may stand `sh -c`, which outlives an npm that is killed. Elsewhere than on
// Linux there is no cheap way to ask, and sh becomes its only command instead of waiting for it.
function parentOfShell() {
  try {
    const [, option] = readFileSync(`/proc/${parent}/cmdline`, 'utf8').split('\0')
    if (option !== '-c') return null
    const stat = readFileSync(`/proc/${parent}/stat`, 'utf8')
    // The name in parentheses may contain spaces; after it come the state and the parent.
    return stat.slice(stat.lastIndexOf(')')).split(' ')[2]
  } catch {
    return null
  }
}

function isAlive(pid) {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}
