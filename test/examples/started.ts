import { afterAll, beforeAll } from 'vitest'
import type { Example, Values } from '../../examples/running/example.ts'
import { withValues } from '../../examples/running/printed.ts'
import { type RunningExample, startExample } from '../../examples/running/start.ts'

/** An example that the tests of a file share, started as `npm run example` starts it. */
export interface Started {
  readonly running: () => RunningExample
  /** The value that stands for this text in the requests of the example. */
  readonly value: (name: string) => string
  /** The text with all values in their places. */
  readonly filled: (text: string, more?: Values) => string
  /** What its programs printed, line by line. */
  readonly lines: readonly string[]
}

export function startedOnce(example: Example): Started {
  const lines: string[] = []
  let running: RunningExample | null = null
  beforeAll(async () => {
    const told = (name: string, line: string) => lines.push(`[${name}] ${line}`)
    running = await startExample(example, { firstPort: 0, progress: () => {}, told })
  })
  afterAll(() => running?.stop())
  const now = (): RunningExample => {
    if (running === null) throw new Error('the example has not been started yet')
    return running
  }
  return {
    running: now,
    value: (name) => {
      const value = now().values[name]
      if (value === undefined) throw new Error(`there is no value ${name}`)
      return value
    },
    filled: (text, more = {}) => withValues(text, { ...now().values, ...more }),
    lines,
  }
}
