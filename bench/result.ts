import { type Contest, mostForOthers, type Round } from './contest.ts'
import type { Machine } from './machine.ts'
import type { Scenario } from './scenarios.ts'

/** What is written to results/latest.json. */
export interface Results {
  readonly machine: Machine
  readonly keys: number
  readonly results: readonly Result[]
}

/** Medians of the rounds; shares of one core. */
export interface Result {
  readonly name: string
  readonly value: number
  readonly unit: 'requests/s'
  /** What the peer did. */
  readonly against: number
  /** The median of the pairs' ratios. */
  readonly ratio: number
  /** The lowest and the highest of them. */
  readonly ratios: readonly [number, number]
  readonly goal: number
  readonly floor: number
  readonly residentMb: number | null
  readonly ours: Measures
  readonly peer: Measures
}

export type Measures = Readonly<Record<Exclude<keyof Round, 'perSecond'>, number>>

export function resultOf({ name, goal, floor }: Scenario, contest: Contest): Result {
  const { ours, peers, residentMb } = contest
  const ratios = ours.map((round, pair) => round.perSecond / (peers[pair]?.perSecond ?? 0))
  return {
    name,
    value: Math.round(median(ours.map(({ perSecond }) => perSecond))),
    unit: 'requests/s',
    against: Math.round(median(peers.map(({ perSecond }) => perSecond))),
    ratio: rounded(median(ratios)),
    ratios: [rounded(Math.min(...ratios)), rounded(Math.max(...ratios))],
    goal,
    floor,
    residentMb,
    ours: measuresOf(ours),
    peer: measuresOf(peers),
  }
}

/** Whether other programs took so much of the cores that the figures say little. */
export function isDisturbed({ ours, peer }: Result): boolean {
  return Math.max(ours.othersShare, peer.othersShare) > mostForOthers
}

function measuresOf(rounds: readonly Round[]): Measures {
  const of = (name: keyof Measures): number => rounded(median(rounds.map((round) => round[name])))
  return {
    perCpuSecond: of('perCpuSecond'),
    p50Ms: of('p50Ms'),
    p99Ms: of('p99Ms'),
    serverShare: of('serverShare'),
    databaseShare: of('databaseShare'),
    loadShare: of('loadShare'),
    othersShare: of('othersShare'),
  }
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((one, other) => one - other)
  const middle = Math.floor(sorted.length / 2)
  const upper = sorted[middle] ?? Number.NaN
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? upper) + upper) / 2
}

function rounded(value: number): number {
  return Math.round(value * 1_000) / 1_000
}
