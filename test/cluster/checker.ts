import type { Excuse, Happening, History, Making, Reduction, Verification } from './history.ts'

export type Rule =
  | 'stale'
  | 'revived'
  | 'refused without a cause'
  | 'no answer without a cause'
  | 'an undeclared reply'
  | 'late'

export interface Violation {
  readonly rule: Rule
  readonly subject: string
  readonly verification: Verification
  /** What it contradicts. */
  readonly against: Happening | null
}

export interface Bounds {
  /** A reply that takes longer is late, unless a fault excuses that there is none. */
  readonly slowestMs: number
  /** Who waited so long for no answer was failed by the machine, which is busy with other things. */
  readonly busyMs: number
}

/**
 * Holds a history against the promise. Pure. Each credential is judged alone: its rights are full
 * until they are reduced, and never come back.
 */
export function violationsOf(
  { happenings, excuses }: History,
  bounds: Bounds,
): readonly Violation[] {
  return [...bySubject(happenings).values()].flatMap((life) =>
    life.verifications.flatMap((verification) => {
      const found = judge(verification, life, { excuses, ...bounds })
      if (found === null) return []
      return [{ ...found, subject: verification.subject, verification }]
    }),
  )
}

/** What happened to one credential. */
interface Life {
  made: Making | null
  readonly reductions: Reduction[]
  readonly verifications: Verification[]
  /** Of those that heard of a reduction, the one that was told first. */
  firstNo: Verification | null
}

type Found = Pick<Violation, 'rule' | 'against'>

function bySubject(happenings: readonly Happening[]): ReadonlyMap<string, Life> {
  const lives = new Map<string, Life>()
  for (const happening of happenings) {
    const { subject } = happening
    const life = lives.get(subject) ?? newLife()
    lives.set(subject, life)
    if (happening.kind === 'make') life.made = happening
    else if (happening.kind === 'reduce') life.reductions.push(happening)
    else addVerification(happening, life)
  }
  return lives
}

function newLife(): Life {
  return { made: null, reductions: [], verifications: [], firstNo: null }
}

function addVerification(verification: Verification, life: Life): void {
  life.verifications.push(verification)
  if (verification.heard !== 'reduced') return
  if (life.firstNo === null || verification.to < life.firstNo.to) life.firstNo = verification
}

interface Around extends Bounds {
  readonly excuses: readonly Excuse[]
}

function judge(verification: Verification, life: Life, around: Around): Found | null {
  const { heard } = verification
  if (heard === 'undeclared') return { rule: 'an undeclared reply', against: null }
  if (heard === 'full') return judgeFull(verification, life) ?? judgeTime(verification, around)
  if (heard === 'foreign') return { rule: 'refused without a cause', against: life.made }
  if (heard === 'reduced') {
    return judgeReduced(verification, life) ?? judgeTime(verification, around)
  }
  const isBusy = heard === 'unavailable' && verification.to - verification.from > around.busyMs
  if (!isBusy && !isExcused(verification, around.excuses)) {
    return { rule: 'no answer without a cause', against: null }
  }
  return heard === 'unavailable' ? judgeTime(verification, around) : null
}

/** Who begins after an acknowledgement, or after somebody heard of the reduction, must hear of it. */
function judgeFull({ from }: Verification, { reductions, firstNo }: Life): Found | null {
  const done = reductions.find(({ outcome, to }) => outcome === 'done' && to < from)
  if (done !== undefined) return { rule: 'stale', against: done }
  return firstNo === null || firstNo.to >= from ? null : { rule: 'revived', against: firstNo }
}

/** Nobody is refused before somebody has asked for it. */
function judgeReduced({ to }: Verification, { made, reductions }: Life): Found | null {
  const asked = reductions.some(({ outcome, from }) => outcome !== 'none' && from < to)
  return asked ? null : { rule: 'refused without a cause', against: made }
}

function judgeTime(verification: Verification, { excuses, slowestMs }: Around): Found | null {
  if (verification.to - verification.from <= slowestMs) return null
  const asLost = { ...verification, heard: 'lost' as const }
  return isExcused(asLost, excuses) ? null : { rule: 'late', against: null }
}

function isExcused({ node, heard, from, to }: Verification, excuses: readonly Excuse[]): boolean {
  return excuses.some(
    (excuse) =>
      (excuse.node === null || excuse.node === node) &&
      excuse.for.has(heard) &&
      excuse.from <= to &&
      from <= excuse.to,
  )
}
