import { hash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  type ChainFault,
  type ChainPlace,
  chainStart,
  checkChain,
  checkEnd,
  type SealedRecord,
  sealAfter,
} from './audit-chain.ts'

const sha256 = (text: string): Uint8Array => hash('sha256', text, 'buffer')

function sealed(records: readonly object[], from: ChainPlace = chainStart): SealedRecord[] {
  let reached = from
  return records.map((record) => {
    reached = sealAfter(reached, record, sha256)
    return { ...record, ...reached }
  })
}

function faultOf(chain: readonly SealedRecord[], known: readonly ChainPlace[]): ChainFault | null {
  const { reached, fault } = checkChain(chain, chainStart, { known, sha256 })
  return fault ?? checkEnd(reached, known)
}

/** Records that all differ, as their ids do. */
const histories = fc
  .array(
    fc.record({
      actor: fc.constantFrom('admin', 'service', 'key_1'),
      before: fc.option(fc.dictionary(fc.string(), fc.jsonValue({ maxDepth: 1 }))),
      after: fc.option(fc.dictionary(fc.string(), fc.jsonValue({ maxDepth: 1 }))),
    }),
    { minLength: 2, maxLength: 12 },
  )
  .map((records) => records.map((record, at) => ({ ...record, id: `aud_${String(at)}` })))

/** What somebody does to a chain that he can write, at a place in it, and the first place that tells. */
interface Attack {
  readonly on: (chain: readonly SealedRecord[], at: number) => readonly SealedRecord[]
  /** As a difference to the attacked place. */
  readonly tellsAt: number
}

const last = (chain: readonly SealedRecord[]) => chain.at(-1) ?? { ...chainStart }
const forged = { id: 'aud_forged', actor: 'admin', before: null, after: null }
const withoutPlace = ({ sequence: _, hash: __, ...record }: SealedRecord): object => record

const attacks: Readonly<Record<string, Attack>> = {
  'edit a member': {
    on: (chain, at) => replaced(chain, at, (one) => ({ ...one, actor: 'somebody else' })),
    tellsAt: 0,
  },
  'add a member': {
    on: (chain, at) => replaced(chain, at, (one) => ({ ...one, note: 'harmless' })),
    tellsAt: 0,
  },
  'take a member away': {
    on: (chain, at) => replaced(chain, at, ({ actor: _, ...one }) => one),
    tellsAt: 0,
  },
  'edit the hash': {
    on: (chain, at) => replaced(chain, at, (one) => ({ ...one, hash: sha(one.hash) })),
    tellsAt: 0,
  },
  'edit a record and its hash': {
    on: (chain, at) => {
      const previous = chain[at - 1] ?? chainStart
      return replaced(chain, at, (one) => {
        const edited = { ...withoutPlace(one), actor: 'somebody else' }
        return { ...edited, ...sealAfter(previous, edited, sha256) }
      })
    },
    tellsAt: 1,
  },
  'delete a record': { on: (chain, at) => chain.toSpliced(at, 1), tellsAt: 0 },
  'delete a record and number the rest anew': {
    on: (chain, at) =>
      chain.toSpliced(at, 1).map((one, place) => ({ ...one, sequence: place + 1 })),
    tellsAt: 0,
  },
  'swap two records': {
    on: (chain, at) => chain.toSpliced(at, 2, ...chain.slice(at, at + 2).toReversed()),
    tellsAt: 0,
  },
  'swap what two records say': {
    on: (chain, at) => {
      const [one, other] = chain.slice(at, at + 2)
      if (one === undefined || other === undefined) return chain
      const place = ({ sequence, hash: its }: SealedRecord) => ({ sequence, hash: its })
      const swapped = [
        { ...other, ...place(one) },
        { ...one, ...place(other) },
      ]
      return chain.toSpliced(at, 2, ...swapped)
    },
    tellsAt: 0,
  },
  'truncate the chain': { on: (chain, at) => chain.slice(0, at), tellsAt: 0 },
  'put a record in': {
    on: (chain, at) => [
      ...chain.slice(0, at),
      ...sealed([forged], chain[at - 1] ?? chainStart),
      ...chain.slice(at),
    ],
    tellsAt: 1,
  },
  'seal the rest anew with an edited record': {
    on: (chain, at) => {
      const edited = replaced(chain, at, (one) => ({ ...one, actor: 'somebody else' }))
      const rest = edited.slice(at).map(withoutPlace)
      return [...chain.slice(0, at), ...sealed(rest, chain[at - 1] ?? chainStart)]
    },
    tellsAt: Number.POSITIVE_INFINITY,
  },
  'seal the rest anew without a record': {
    on: (chain, at) => {
      const rest = chain.slice(at + 1).map(withoutPlace)
      return [...chain.slice(0, at), ...sealed(rest, chain[at - 1] ?? chainStart)]
    },
    tellsAt: Number.POSITIVE_INFINITY,
  },
}

describe('a chain', () => {
  it('is whole as it was sealed, and as far as each head of it', () => {
    fc.assert(
      fc.property(histories, (records) => {
        const chain = sealed(records)
        expect(faultOf(chain, [])).toBeNull()
        for (const { sequence, hash: known } of [chainStart, ...chain]) {
          expect(faultOf(chain, [{ sequence, hash: known }])).toBeNull()
        }
      }),
    )
  })

  it('is checked in pages as it is at once', () => {
    fc.assert(
      fc.property(histories, fc.nat(11), (records, cut) => {
        const chain = sealed(records)
        const first = checkChain(chain.slice(0, cut), chainStart, { known: [], sha256 })
        const rest = checkChain(chain.slice(cut), first.reached, { known: [], sha256 })
        const { sequence, hash: end } = last(chain)
        expect(rest).toEqual({ reached: { sequence, hash: end }, fault: null })
      }),
    )
  })

  it('tells of each of 10,000 attacks, at the first record that does not fit', () => {
    const names = fc.constantFrom(...Object.keys(attacks))
    const seen = new Map<string, number>()
    fc.assert(
      fc.property(histories, names, fc.nat(1_000), (records, name, place) => {
        const attack = attacks[name]
        const chain = sealed(records)
        // so that there is another record to swap with
        const at = place % (chain.length - 1)
        const { sequence, hash: end } = last(chain)
        const fault = faultOf(attack?.on(chain, at) ?? chain, [{ sequence, hash: end }])
        expect(fault?.sequence, name).toBe(Math.min(at + 1 + (attack?.tellsAt ?? 0), sequence))
        seen.set(name, (seen.get(name) ?? 0) + 1)
      }),
      { numRuns: 10_000 },
    )
    expect(seen.size).toBe(Object.keys(attacks).length)
  })

  it('that was sealed anew as a whole is told only by a head that was kept', () => {
    fc.assert(
      fc.property(histories, fc.nat(11), (records, at) => {
        const chain = sealed(records)
        const edited = records.map((one, place) =>
          place === at % records.length ? { ...one, actor: 'somebody else' } : one,
        )
        const anew = sealed(edited)
        expect(faultOf(anew, [])).toBeNull()
        const { sequence, hash: end } = last(chain)
        const known = [last(anew), { sequence, hash: end }]
        expect(faultOf(anew, known)).toEqual({ sequence, reason: 'replaced' })
      }),
    )
  })

  it('is fixed in its form: released records stay what they are', () => {
    const [first] = sealed([{ id: 'aud_1', action: 'key.create', after: { b: 1, a: ['ö', null] } }])
    const text = `${'0'.repeat(64)}{"action":"key.create","after":{"a":["ö",null],"b":1},"id":"aud_1","sequence":1}`
    expect(first?.hash).toBe(sha(text))
  })
})

function replaced(
  chain: readonly SealedRecord[],
  at: number,
  by: (record: SealedRecord) => SealedRecord,
): readonly SealedRecord[] {
  return chain.map((one, place) => (place === at ? by(one) : one))
}

function sha(text: string): string {
  return Buffer.from(sha256(text)).toString('hex')
}
