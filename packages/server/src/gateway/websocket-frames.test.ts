import { PassThrough, type Writable } from 'node:stream'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import * as library from 'ws'
import { closeFrame, createFrameTracker } from './websocket-frames.ts'

/** Parts of the library that its declarations leave out. */
interface Parts {
  readonly Sender: { readonly frame: (data: Buffer, options: object) => Buffer[] }
  readonly Receiver: new (options: object) => Writable
}
const { Sender, Receiver } = library as unknown as Parts

/** Frames as a library writes them. */
function frameOf(payload: Uint8Array, isMasked: boolean): Buffer {
  const options = { fin: true, opcode: 2, mask: isMasked, readOnly: true, rsv1: false }
  return Buffer.concat(Sender.frame(Buffer.from(payload), options))
}

const payloads = fc.oneof(
  fc.uint8Array({ maxLength: 200 }),
  fc.constantFrom(0, 1, 125, 126, 127, 65_535, 65_536).map((length) => new Uint8Array(length)),
)

it('knows where frames end, however their bytes are cut into chunks', () => {
  const frames = fc.array(fc.tuple(payloads, fc.boolean()), { minLength: 1, maxLength: 5 })
  fc.assert(
    fc.property(frames, fc.array(fc.integer({ min: 1, max: 300 })), (wanted, cuts) => {
      const written = wanted.map(([payload, isMasked]) => frameOf(payload, isMasked))
      const bytes = Buffer.concat(written)
      let sum = 0
      const ends = new Set([0, ...written.map((frame) => (sum += frame.length))])
      const tracker = createFrameTracker()
      let [place, turn] = [0, 0]
      while (place < bytes.length) {
        const size = cuts[turn++ % Math.max(1, cuts.length)] ?? 1_000
        tracker.feed(bytes.subarray(place, place + size))
        place = Math.min(place + size, bytes.length)
        expect(tracker.isBetweenFrames()).toBe(ends.has(place))
      }
    }),
  )
})

it('writes a close frame that a client understands', async () => {
  const receiver = new Receiver({ isServer: false })
  const source = new PassThrough()
  const concluded = new Promise((resolve) =>
    receiver.on('conclude', (code: number, reason: Buffer) => resolve([code, reason.toString()])),
  )
  source.pipe(receiver)
  source.end(closeFrame(1008))
  expect(await concluded).toEqual([1008, ''])
})
