import type { Terminal } from '../terminal.ts'

const quietMs = 1_000
const everyMs = 1_000

/** Says on a terminal what is waited for, from the second second on, and takes it away at the end. */
export async function waitingFor<Result>(
  what: string,
  work: Promise<Result>,
  { isLive, err }: Pick<Terminal, 'isLive' | 'err'>,
): Promise<Result> {
  if (!isLive) return work
  const since = performance.now()
  const show = () => {
    const seconds = Math.round((performance.now() - since) / 1_000)
    err(`\r\u001b[2K${what} … ${seconds} s`)
  }
  let repeating: NodeJS.Timeout | undefined
  const first = setTimeout(() => {
    show()
    repeating = setInterval(show, everyMs)
  }, quietMs)
  try {
    return await work
  } finally {
    clearTimeout(first)
    if (repeating !== undefined) err('\r\u001b[2K')
    clearInterval(repeating)
  }
}
