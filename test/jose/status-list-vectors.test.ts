import { inflateSync } from 'node:zlib'
import { allValid, type Statuses, setStatus, statusAt } from '@countersign/core'
import { describe, expect, it } from 'vitest'
import { encodeStatuses } from '../../packages/server/src/engine/status-list.ts'
import vectors from './status-list-vectors.json' with { type: 'json' }

// draft-ietf-oauth-status-list §4.1 and the appendix "Test vectors": what is not named is 0.

describe('the encoding examples of the draft', () => {
  it.each(vectors)('are read and written: $title', ({ bits, size, statuses, lst }) => {
    const width = bits as Statuses['bits']
    const ours = allValid(size, width)
    for (const [index = 0, status = 0] of statuses) setStatus(ours, index, status)
    const theirs = inflateSync(Buffer.from(lst, 'base64url'))
    expect(Buffer.compare(theirs, ours.bytes)).toBe(0)
    for (const [index = 0, status] of statuses) {
      expect(statusAt({ bits: width, bytes: theirs }, index)).toBe(status)
    }
    expect(statusAt(ours, size)).toBeNull()
    const written = encodeStatuses(ours)
    expect(written.bits).toBe(bits)
    expect(Buffer.compare(inflateSync(Buffer.from(written.lst, 'base64url')), theirs)).toBe(0)
    // zlib of another version may choose other blocks, for small ones there is nothing to choose
    if (size < 100) expect(written.lst).toBe(lst)
  })
})
