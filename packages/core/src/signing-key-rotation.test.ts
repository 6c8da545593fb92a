import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { UnixMillis } from './branded.ts'
import {
  acceptsTokensOf,
  keptUntil,
  type SigningKeyLife,
  signerAt,
  stateOfSigningKey,
  successorAt,
} from './signing-key.ts'
import {
  announce,
  begin,
  compromise,
  hasten,
  nextSigningKeyStep,
  publish,
  retire,
  type SigningTimetable,
} from './signing-key-rotation.ts'

const at = (ms: number): UnixMillis => ms as UnixMillis
const unborn: SigningKeyLife = {
  kid: '',
  algorithm: 'ES256',
  createdAt: at(0),
  publishedAt: null,
  signsFrom: at(0),
  signsUntil: null,
  tokenSeconds: 2,
  retiredAt: null,
  compromisedAt: null,
}
const order = ['announced', 'signing', 'kept', 'retired'] as const

/** An installation: time passes, nodes do what is due, people rotate and report. */
class Installation {
  keys: readonly SigningKeyLife[] = []
  now = at(1_000_000)
  emergencies = new Set<string>()
  readonly tokens: { readonly kid: string; readonly mintedAt: UnixMillis }[] = []
  readonly #timetable: SigningTimetable
  #made = 0

  constructor(timetable: SigningTimetable) {
    this.#timetable = timetable
  }

  fresh(): SigningKeyLife {
    return { ...unborn, kid: `k${this.#made++}` }
  }

  write(changed: readonly SigningKeyLife[]): void {
    const kept = this.keys.filter(({ kid }) => !changed.some((key) => key.kid === kid))
    this.keys = [...kept, ...changed]
  }

  /** A node reads, time passes, and it does one step under the lock. */
  tend(delayMs: number): void {
    const seen = new Set(this.keys.map(({ kid }) => kid))
    this.now = at(this.now + delayMs)
    const now = { at: this.now, seen, signs: true }
    const step = nextSigningKeyStep(this.keys, now, this.#timetable)
    if (step?.kind === 'begin') this.write([begin(this.fresh(), this.now)])
    if (step?.kind === 'announce') this.write([announce(this.fresh(), this.now, step.signsFrom)])
    if (step?.kind === 'publish') {
      this.write(publish(this.keys, step.kid, this.now, this.#timetable))
    }
    if (step?.kind === 'retire') this.write(retire(this.keys, step.kid, this.now))
  }

  rotate(): void {
    if (signerAt(this.keys, this.now) === null) return
    if (successorAt(this.keys, this.now) === null) {
      this.write([announce(this.fresh(), this.now, this.now)])
    } else this.write(hasten(this.keys, this.now, this.#timetable))
  }

  report(place: number): void {
    const key = this.keys[place % Math.max(1, this.keys.length)]
    if (key === undefined) return
    const before = signerAt(this.keys, this.now)
    this.write(compromise(this.keys, key.kid, this.now, this.fresh()))
    const after = signerAt(this.keys, this.now)
    if (after !== null && after.kid !== before?.kid) this.emergencies.add(after.kid)
  }

  mint(): void {
    const signer = signerAt(this.keys, this.now)
    if (signer !== null) this.tokens.push({ kid: signer.kid, mintedAt: this.now })
  }
}

type Event = readonly ['tend' | 'wait' | 'report' | 'rotate' | 'mint', number]

const ms = fc.integer({ min: 0, max: 4_000 })
const events = fc.array(
  fc.oneof(
    { weight: 8, arbitrary: fc.tuple(fc.constantFrom<'tend' | 'wait'>('tend', 'wait'), ms) },
    { weight: 6, arbitrary: fc.tuple(fc.constant('mint' as const), ms) },
    { weight: 3, arbitrary: fc.tuple(fc.constant('rotate' as const), ms) },
    { weight: 1, arbitrary: fc.tuple(fc.constant('report' as const), ms) },
  ),
  { maxLength: 80 },
)
const timetables: fc.Arbitrary<SigningTimetable> = fc.record({
  signMs: fc.option(fc.integer({ min: 5_000, max: 20_000 })),
  noticeMs: fc.integer({ min: 1, max: 5_000 }),
  publishMs: fc.integer({ min: 1, max: 5_000 }),
})

function run(
  timetable: SigningTimetable,
  all: readonly Event[],
  check: (of: Installation) => void,
) {
  const installation = new Installation(timetable)
  for (const [kind, number] of all) {
    if (kind === 'tend') installation.tend(number)
    if (kind === 'wait') installation.now = at(installation.now + number)
    if (kind === 'rotate') installation.rotate()
    if (kind === 'report') installation.report(number)
    if (kind === 'mint') installation.mint()
    check(installation)
  }
}

const always = (check: (of: Installation) => void): void => {
  fc.assert(
    fc.property(timetables, events, (timetable, all) => run(timetable, all, check)),
    { numRuns: 1_000 },
  )
}

describe('whatever is done to signing keys', () => {
  it('one signs at any time, and one at most is announced', () => {
    always(({ keys, now }) => {
      const states = keys.map((key) => stateOfSigningKey(key, now))
      expect(states.filter((state) => state === 'signing').length).toBe(keys.length === 0 ? 0 : 1)
      expect(states.filter((state) => state === 'announced').length).toBeLessThanOrEqual(1)
      const signer = signerAt(keys, now)
      if (signer !== null) expect(stateOfSigningKey(signer, now)).toBe('signing')
    })
  })

  it('none signs before it has been published long enough, but the first and in an emergency', () => {
    fc.assert(
      fc.property(timetables, events, (timetable, all) => {
        run(timetable, all, ({ keys, emergencies }) => {
          for (const { kid, publishedAt, signsFrom } of keys) {
            if (publishedAt === null || kid === 'k0' || emergencies.has(kid)) continue
            expect(signsFrom - publishedAt).toBeGreaterThanOrEqual(timetable.publishMs)
          }
        })
      }),
      { numRuns: 1_000 },
    )
  })

  it('every token is accepted from its minting to its end, unless its key was reported', () => {
    always(({ keys, tokens, now }) => {
      for (const { kid, mintedAt } of tokens) {
        const key = keys.find((one) => one.kid === kid)
        if (key === undefined) throw new Error(`${kid} is gone`)
        const isAlive = now < mintedAt + key.tokenSeconds * 1_000
        const accepted = acceptsTokensOf(key, now, 0)
        if (key.compromisedAt !== null) expect(accepted).toBe(false)
        else if (isAlive) expect(accepted).toBe(true)
      }
    })
  })

  it('each goes through its life in one direction', () => {
    fc.assert(
      fc.property(timetables, events, (timetable, all) => {
        const before = new Map<string, number>()
        run(timetable, all, ({ keys, now }) => {
          for (const key of keys) {
            const place = order.indexOf(stateOfSigningKey(key, now))
            expect(place).toBeGreaterThanOrEqual(before.get(key.kid) ?? 0)
            before.set(key.kid, place)
          }
        })
      }),
      { numRuns: 1_000 },
    )
  })

  it('what is planned holds unless a rotation or an emergency changes it', () => {
    always(({ keys, now }) => {
      const successor = successorAt(keys, now)
      const signer = signerAt(keys, now)
      const isPlanned = successor !== null && successor.publishedAt !== null
      expect(signer?.signsUntil ?? null).toBe(isPlanned ? successor.signsFrom : null)
    })
  })

  it('a key that has signed is kept for the life of its last token', () => {
    always(({ keys }) => {
      for (const key of keys) {
        if (key.retiredAt === null || key.compromisedAt !== null || key.signsUntil === null)
          continue
        expect(key.retiredAt).toBeGreaterThanOrEqual(key.signsUntil + key.tokenSeconds * 1_000)
        expect(keptUntil(key)).toBe(key.signsUntil + key.tokenSeconds * 1_000)
      }
    })
  })
})

describe('the timetable', () => {
  const timetable = { signMs: 90_000, noticeMs: 14_000, publishMs: 6_000 }
  const now = at(1_000_000)
  const first = begin({ ...unborn, kid: 'first' }, now)
  const stepAt = (keys: readonly SigningKeyLife[], ms: number, signs = true) =>
    nextSigningKeyStep(
      keys,
      { at: at(now + ms), seen: new Set(keys.map(({ kid }) => kid)), signs },
      timetable,
    )

  it('begins with a key that signs at once, where keys are wanted', () => {
    expect(stepAt([], 0)).toEqual({ kind: 'begin' })
    expect(stepAt([], 0, false)).toBeNull()
  })

  it('announces, publishes, hands over and retires, each at its time', () => {
    expect(stepAt([first], 75_999)).toBeNull()
    const due = stepAt([first], 76_000)
    expect(due).toEqual({ kind: 'announce', signsFrom: now + 90_000, algorithm: 'ES256' })
    const announced = announce({ ...unborn, kid: 'next' }, at(now + 76_000), at(now + 90_000))
    const unseen = { at: at(now + 76_001), seen: new Set(['first']), signs: true }
    expect(nextSigningKeyStep([first, announced], unseen, timetable)).toBeNull()
    expect(stepAt([first, announced], 76_001)).toEqual({ kind: 'publish', kid: 'next' })

    const keys = publish([first, announced], 'next', at(now + 76_001), timetable)
    const states = (ms: number) =>
      Object.fromEntries(keys.map((key) => [key.kid, stateOfSigningKey(key, at(now + ms))]))
    expect(states(89_999)).toEqual({ first: 'signing', next: 'announced' })
    expect(states(90_000)).toEqual({ first: 'kept', next: 'signing' })
    expect(stepAt(keys, 91_999)).toBeNull()
    expect(stepAt(keys, 92_000)).toEqual({ kind: 'retire', kid: 'first' })
  })

  it('catches up when nobody was there at the time', () => {
    const late = announce({ ...unborn, kid: 'next' }, at(now + 500_000), at(now + 90_000))
    const keys = publish([first, late], 'next', at(now + 500_001), timetable)
    expect(signerAt(keys, at(now + 506_000))?.kid).toBe('first')
    expect(signerAt(keys, at(now + 506_001))?.kid).toBe('next')
  })

  it('never lets a kept key sign for a read that was made before an emergency', () => {
    const kept = { ...first, signsUntil: at(now + 10) }
    const signing = { ...begin({ ...unborn, kid: 'second' }, now), signsFrom: at(now + 10) }
    const fresh = { ...unborn, kid: 'third' }
    const changed = compromise([kept, signing], 'second', at(now + 50), fresh)
    expect(signerAt([kept, ...changed], at(now + 49))?.kid).toBe('third')
  })
})
