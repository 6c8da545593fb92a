import { once } from 'node:events'
import type { Readable } from 'node:stream'
import { styleText } from 'node:util'

export type Style = 'bold' | 'dim' | 'red' | 'green' | 'yellow'

/** Where a command writes and who may be asked. Results go to `out`, everything else to `err`. */
export interface Terminal {
  readonly out: (text: string) => void
  /** The same, for much of it: resolves when a slow reader has taken enough to go on. */
  readonly write: (text: string) => Promise<void>
  readonly err: (text: string) => void
  readonly stdin: Readable
  /** Columns of what results are written to; infinite where it is no terminal. */
  readonly width: number
  /** Styles a text for `out`, where it is a terminal and NO_COLOR is not set. */
  readonly paint: (style: Style, text: string) => string
  /** Whether what `err` shows can be replaced. */
  readonly isLive: boolean
  /** Whether a person is there to answer. */
  readonly canAsk: boolean
  readonly stdinIsTerminal: boolean
  /** Whether results go to a person's screen, and not into a file, a pipe or a log. */
  readonly isTerminal: boolean
}

export function terminalOf({ stdout, stderr, stdin }: NodeJS.Process): Terminal {
  const isDumb = process.env['TERM'] === 'dumb'
  return {
    out: (text) => void stdout.write(text),
    write: async (text) => {
      if (!stdout.write(text)) await once(stdout, 'drain')
    },
    err: (text) => void stderr.write(text),
    stdin,
    width: stdout.isTTY ? stdout.columns || 80 : Number.POSITIVE_INFINITY,
    paint: (style, text) => styleText(style, text, { stream: stdout }),
    isLive: stderr.isTTY && !isDumb,
    canAsk: stdin.isTTY && stderr.isTTY,
    stdinIsTerminal: stdin.isTTY,
    isTerminal: stdout.isTTY,
  }
}
