import { spawn } from 'node:child_process'
import { closeSync, openSync } from 'node:fs'
import { constants } from 'node:os'
import { whenNpmIsGone } from '../packages/server/bin/npm-parent.mjs'

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP']

/** Runs a command to its end, passing on the signals and the end of npm. */
export async function run(command, args, options, onStart = () => {}) {
  let child
  const stopAttending = attend((signal) => child?.kill(signal))
  try {
    child = spawn(command, args, options)
    if (child.pid !== undefined) onStart(child)
    const [code, signal] = await new Promise((resolve, reject) => {
      child.once('error', reject)
      child.once('close', (...ended) => resolve(ended))
    })
    return { code: code ?? codeOf(signal), ...stopAttending() }
  } finally {
    stopAttending()
  }
}

/** What a shell reports for a command that a signal ended. */
export function codeOf(signal) {
  return 128 + constants.signals[signal]
}

function attend(send) {
  const fromTerminal = hasTerminal()
  let interrupted = null

  const pass = (signal) => {
    interrupted = signal
    // A terminal sends these to the whole group, and many programs take a second one for haste.
    if (fromTerminal && signal !== 'SIGTERM') return
    send(signal)
  }
  for (const signal of signals) process.on(signal, pass)

  const stopWaiting = whenNpmIsGone(() => {
    // Asked already, it is draining: a second signal could be taken for haste here too.
    if (interrupted === 'SIGTERM' || interrupted === 'SIGINT') return
    interrupted = 'SIGTERM'
    send(interrupted)
  })

  return () => {
    stopWaiting()
    for (const signal of signals) process.off(signal, pass)
    return { interrupted }
  }
}

function hasTerminal() {
  // On Windows a console does the same, and sending SIGINT would end the child at once.
  if (process.platform === 'win32') return true
  try {
    closeSync(openSync('/dev/tty', 'r'))
    return true
  } catch {
    return false
  }
}
