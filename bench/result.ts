import { type Contest, mostForOthers, type Round } from './contest.ts'
import type { StreamedMemory } from './gateway-memory.ts'
import type { Machine } from './machine.ts'
import type { LoadStep } from './saturation.ts'
import type { Scenario } from './scenarios.ts'

/** What is written to results/latest.json. */
export interface Results {
  readonly machine: Machine
  readonly keys: number
  readonly results: readonly Result[]
  readonly streamed: readonly StreamedMemory[]
  readonly loadSteps: readonly LoadStep[]
}

/** Medians of the rounds; shares of one core; null is what there is not. */
export interface Result {
  readonly name: string
  /** When it was measured. */
  readonly date: string
  readonly value: number
  /** Of both figures. */
  readonly unit: string
  /** What the peer did. */
  readonly against: number
  readonly peerName: string
  /** The median of the pairs' ratios. */
  readonly ratio: number
  /** The lowest and the highest of them. */
  readonly ratios: readonly [number, number]
  readonly goal: number | null
  readonly floor: number | null
  readonly residentMb: number | null
  readonly ours: Measures
  readonly peer: Measures
}

export type Measures = Omit<Round, 'perSecond'>

export function resultOf(scenario: Scenario, contest: Contest): Result {
  const { name, unit, peer: peerName, goal, floor } = scenario
  const { ours, peers, residentMb } = contest
  const ratios = ours.map((round, pair) => round.perSecond / (peers[pair]?.perSecond ?? 0))
  return {
    name,
    date: new Date().toISOString().slice(0, 10),
    value: Math.round(median(ours.map(({ perSecond }) => perSecond))),
    unit: `${unit}/s`,
    against: Math.round(median(peers.map(({ perSecond }) => perSecond))),
    peerName,
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
  const ofAny = (name: keyof Measures): number | null => {
    const values = rounds.map((round) => round[name]).filter((value) => value !== null)
    return values.length === 0 ? null : rounded(median(values))
  }
  const of = (name: 'perCpuSecond' | 'serverShare' | 'othersShare'): number =>
    rounded(median(rounds.map((round) => round[name])))
  return {
    perCpuSecond: of('perCpuSecond'),
    p50Ms: ofAny('p50Ms'),
    p99Ms: ofAny('p99Ms'),
    serverShare: of('serverShare'),
    databaseShare: ofAny('databaseShare'),
    loadShare: ofAny('loadShare'),
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
