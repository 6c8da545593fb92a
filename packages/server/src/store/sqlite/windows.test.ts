import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Allowance, UnixMillis } from '@countersign/core'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { KeptWindows } from './kept-windows.ts'
import { type OpenFiles, openFiles } from './open-files.ts'
import { Windows } from './windows.ts'

const start = 1_700_000_000_000 as UnixMillis

describe('the counters of the embedded database', () => {
  const directory = mkdtempSync(join(tmpdir(), 'countersign-windows-'))
  let files: OpenFiles
  beforeAll(async () => {
    files = await openFiles(directory)
  })
  afterAll(async () => {
    await files.close()
    rmSync(directory, { recursive: true })
  })

  const opened = (fullBefore = 0) =>
    new Windows(new KeptWindows(files.reader), { at: start, fullBefore: fullBefore as UnixMillis })

  const allowance = (over: Partial<Allowance> = {}): Allowance => ({
    ...{ name: 'x', most: 5, per: 'second', burst: true },
    ...{ whenUnreachable: 'closed', isQuota: false },
    ...over,
  })

  it('never admit more than the limit in a window, wherever the clock jumps', () => {
    const jump = fc.oneof(
      fc.integer({ min: 0, max: 400 }),
      fc.integer({ min: -90_000, max: 90_000 }),
    )
    fc.assert(
      fc.property(
        fc.constantFrom('second', 'minute', 'hour'),
        fc.boolean(),
        fc.array(fc.tuple(jump, fc.integer({ min: 1, max: 3 })), { maxLength: 300 }),
        (per, burst, steps) => {
          const windows = opened()
          const counters = [{ name: 'one', allowance: allowance({ per, burst }) }]
          const sums = new Map<number, number>()
          let now: number = start
          for (const [jumpMs, cost] of steps) {
            now += jumpMs
            const spent = windows.spend({ counters, cost }, now as UnixMillis)
            if (!spent.isSpent) continue
            const window = spent.counters[0]?.startsAt ?? 0
            sums.set(window, (sums.get(window) ?? 0) + cost)
          }
          for (const sum of sums.values()) expect(sum).toBeLessThanOrEqual(5)
        },
      ),
    )
  })

  it('are forgotten when their window has ended, however many there were', () => {
    const windows = opened()
    for (let number = 0; number < 5_000; number++) {
      const counters = [{ name: `n${number}`, allowance: allowance() }]
      windows.spend({ counters, cost: 1 }, start)
    }
    expect(windows.current()).toHaveLength(5_000)
    const counters = [{ name: 'next', allowance: allowance() }]
    windows.spend({ counters, cost: 1 }, (start + 1_000) as UnixMillis)
    expect(windows.current()).toHaveLength(1)
  })

  it('count as full where nobody knows, and only there', () => {
    const windows = opened(start)
    const spend = (per: Allowance['per'], at: number) => {
      const counters = [{ name: `any ${per}`, allowance: allowance({ per }) }]
      return windows.spend({ counters, cost: 1 }, at as UnixMillis).isSpent
    }
    // 20 s into a minute, at the beginning of a second
    expect([spend('minute', start), spend('hour', start), spend('second', start)]).toEqual([
      false,
      true,
      true,
    ])
    expect(spend('minute', start + 39_999)).toBe(false)
    expect(spend('minute', start + 40_000)).toBe(true)
  })
})
