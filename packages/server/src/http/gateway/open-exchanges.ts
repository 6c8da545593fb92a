import { type Refusal, refuse } from '@countersign/core'
import type { Use } from '../../engine/authenticate.ts'
import type { Ending } from '../../gateway/ending.ts'
import { StoreUnavailable } from '../../store/port.ts'

/** A request that was let in, for as long as it or its reply goes on. */
export interface Exchange extends Use {
  /** Null: none was asked for, so it ends with the service only. */
  readonly credential: string | null
  /** Cut at most once, and not after it has been closed. */
  readonly ending: Ending
}

/** The exchanges that go on, and end when their credential does. */
export interface OpenExchanges {
  /** Watches one until the function that it gives is called. Nothing of it is kept longer. */
  readonly open: (exchange: Exchange) => () => void
  readonly count: () => number
  /** The service stops: what would never end by itself ends now, and in a few seconds the rest. */
  readonly leave: () => void
  readonly close: () => void
}

/**
 * How long those that go on are left alone between two judgements: a fraction of the second that is
 * promised, and more where there are many credentials, so that no more than 20,000 a second are read.
 */
const againMs = { least: 250, perCredential: 1 / 20, most: 600 } as const
/** Younger ones are left alone, which most requests stay: they were judged a moment ago. */
const youngMs = 150
/** How long an exchange goes on while nobody can know whether it may. */
const unknownMs = 2_000
/** How long a service that stops lets replies come to their end: less than it is given for all of it. */
const leaveMs = 6_000
/** So many credentials are read at once before other work has its turn. */
const mostAtOnce = 200

interface Watched {
  readonly exchange: Exchange
  readonly openedAt: number
  /** When the last judgement that let it go on began. */
  knownAt: number
}

/** Gives, for each use of one credential, why it may not go on; null: it may. */
export type JudgeUses = (
  credential: string,
  uses: readonly Use[],
) => readonly (Refusal | null)[] | Promise<readonly (Refusal | null)[]>

/** Who hears of it. */
export interface Told {
  readonly onCut: (refusal: Refusal) => void
  /** A judgement failed, and not for an outage. */
  readonly onFault: (error: unknown) => void
}

/**
 * Judges exchanges that last again and again on the truth, all that share a credential by one read,
 * and cuts those that may no longer go on, or of which that can't be known.
 */
export function createOpenExchanges(judge: JudgeUses, { onCut, onFault }: Told): OpenExchanges {
  // in the order in which they were opened
  const watched = new Set<Watched>()
  const cut = (one: Watched, refusal: Refusal): void => {
    if (!watched.delete(one)) return
    try {
      one.exchange.ending.cut(refusal)
      onCut(refusal)
    } catch (error) {
      // the others are to be cut all the same
      onFault(error)
    }
  }
  const judgeRound = createRounds(watched, { judge, cut, onFault })
  const stopJudging = again(judgeRound, onFault)
  let leaving: NodeJS.Timeout | null = null

  return {
    open: (exchange) => {
      const now = performance.now()
      const one = { exchange, openedAt: now, knownAt: now }
      watched.add(one)
      return () => watched.delete(one)
    },
    count: () => watched.size,
    leave: () => {
      for (const { exchange } of watched) exchange.ending.leave()
      leaving = setTimeout(() => {
        for (const one of watched) cut(one, stopping)
      }, leaveMs)
      leaving.unref()
    },
    close: () => {
      stopJudging()
      if (leaving !== null) clearTimeout(leaving)
    },
  }
}

/** Goes round for ever, whatever becomes of a round, until the function that it gives is called. */
function again(judgeRound: () => Promise<number>, onFault: Told['onFault']): () => void {
  let timer: NodeJS.Timeout | null = null
  let isStopped = false
  const goRound = async (): Promise<void> => {
    let credentials = 0
    try {
      credentials = await judgeRound()
    } catch (error) {
      onFault(error)
    }
    schedule(Math.max(againMs.least, Math.min(credentials * againMs.perCredential, againMs.most)))
  }
  const schedule = (waitMs: number): void => {
    if (isStopped) return
    timer = setTimeout(() => void goRound(), waitMs)
    timer.unref()
  }
  schedule(againMs.least)
  return () => {
    isStopped = true
    if (timer !== null) clearTimeout(timer)
  }
}

interface Judging {
  readonly judge: JudgeUses
  readonly cut: (one: Watched, refusal: Refusal) => void
  readonly onFault: (error: unknown) => void
}

/**
 * Gives what judges all of them once, and resolves with how many credentials that were. Nobody waits for
 * a read that is slow: it goes on meanwhile.
 */
function createRounds(
  watched: ReadonlySet<Watched>,
  { judge, cut, onFault }: Judging,
): () => Promise<number> {
  const beingJudged = new Set<string>()
  const judgeAll = async (credential: string, all: readonly Watched[]): Promise<void> => {
    beingJudged.add(credential)
    const begunAt = performance.now()
    try {
      const uses = all.map(({ exchange }) => exchange)
      const verdicts = await judge(credential, uses)
      for (const [place, one] of all.entries()) {
        const refusal = verdicts[place] ?? null
        if (refusal !== null) cut(one, refusal)
        else one.knownAt = begunAt
      }
    } catch (error) {
      // who stays unknown for too long is cut by the next round
      if (!(error instanceof StoreUnavailable)) onFault(error)
    } finally {
      beingJudged.delete(credential)
    }
  }
  return async () => {
    const now = performance.now()
    const byCredential = new Map<string, Watched[]>()
    for (const one of watched) {
      const { credential } = one.exchange
      if (now - one.openedAt < youngMs) break
      if (credential === null) continue
      if (now - one.knownAt > unknownMs) cut(one, unknowable)
      else addTo(byCredential, credential, one)
    }
    let begun = 0
    for (const [credential, all] of byCredential) {
      if (beingJudged.has(credential)) continue
      void judgeAll(credential, all)
      if (++begun % mostAtOnce === 0) await turn()
    }
    return byCredential.size
  }
}

const unknowable = refuse('unavailable', { retryAfterSeconds: 1 })
const stopping = refuse('overloaded', { retryAfterSeconds: 1 })

function turn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve))
}

function addTo(groups: Map<string, Watched[]>, credential: string, one: Watched): void {
  const group = groups.get(credential)
  if (group === undefined) groups.set(credential, [one])
  else group.push(one)
}
