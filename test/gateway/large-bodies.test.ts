import { describe, expect, it } from 'vitest'
import { streamBothWays } from './streamed.ts'

const gigabyte = 1_073_741_824
const mostGrowthMb = 150

describe('a body of 1 GB', () => {
  it('passes up and down, whole, in constant memory', { timeout: 120_000 }, async () => {
    for (const { direction, bytes, beforeMb, peakMb } of await streamBothWays(gigabyte)) {
      expect(bytes, direction).toBe(gigabyte)
      // where the system does not tell, both are null
      expect((peakMb ?? 0) - (beforeMb ?? 0), direction).toBeLessThan(mostGrowthMb)
    }
  })
})
