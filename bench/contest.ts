import { setTimeout as pause } from 'node:timers/promises'
import { cpuSecondsOf, cpuSecondsOfAll, residentMbOf } from './machine.ts'
import type { Played, Side, Sides } from './side.ts'

/** One round of one side. Shares are of one core; null where there is no load or no database. */
export interface Round {
  readonly perSecond: number
  /** By the server's own processor time: what it would do if nobody else had used its core. */
  readonly perCpuSecond: number
  readonly p50Ms: number | null
  readonly p99Ms: number | null
  readonly serverShare: number
  readonly databaseShare: number | null
  readonly loadShare: number | null
  /** What programs used that are no part of this. */
  readonly othersShare: number
}

export interface Contest {
  readonly ours: readonly Round[]
  readonly peers: readonly Round[]
  readonly residentMb: number | null
}

export interface Rules {
  readonly pairs: number
  readonly seconds: number
}

/** So much of a core may others use in a round before its pair is played again. */
export const mostForOthers = 0.1

/** Round by round in turn, so that what the machine does to one it does to the other. */
export async function compare(
  { ours, peer }: Omit<Sides, 'stop'>,
  { pairs, seconds }: Rules,
): Promise<Contest> {
  const contest = { ours: [] as Round[], peers: [] as Round[] }
  let attemptsLeft = 2 * pairs
  for (let attempt = 0; contest.ours.length < pairs; attempt++) {
    const asked = { seconds, seed: attempt + 1 }
    const round = await whileStopped(peer, () => play(ours, asked))
    const answered = await whileStopped(ours, () => play(peer, asked))
    // the first pair is for the compilers and the caches of both
    if (attempt === 0) continue
    const disturbed = Math.max(round.othersShare, answered.othersShare) > mostForOthers
    if (disturbed && --attemptsLeft >= 0) continue
    contest.ours.push(round)
    contest.peers.push(answered)
  }
  return { ...contest, residentMb: residentMbOf(ours.pids()[0] ?? 0) }
}

async function play(side: Side, asked: Parameters<Side['play']>[0]): Promise<Round> {
  const before = spentBy(side)
  const { answers, seconds, load }: Played = await side.play(asked)
  const after = spentBy(side)
  const cpu = after.server - before.server
  const database = after.database - before.database
  const others = after.all - before.all - cpu - database - (load?.cpuSeconds ?? 0)
  const lateSeconds = await finishWork(side)
  return {
    perSecond: answers / (seconds + lateSeconds),
    perCpuSecond: answers / (cpu + lateSeconds),
    p50Ms: load?.p50Ms ?? null,
    p99Ms: load?.p99Ms ?? null,
    serverShare: cpu / seconds,
    databaseShare: side.database().length === 0 ? null : database / seconds,
    loadShare: load === null ? null : load.cpuSeconds / seconds,
    othersShare: Math.max(0, others / seconds),
  }
}

function spentBy(side: Side) {
  return {
    server: cpuSecondsOf(side.pids()),
    database: cpuSecondsOf(side.database()),
    all: cpuSecondsOfAll(),
  }
}

const quietMs = 100
const longestMs = 5_000

/**
 * A service may answer first and write later. What it still works off when the load has ended took
 * the core that answers, so it counts as time of the round.
 */
async function finishWork(side: Side): Promise<number> {
  const start = cpuSecondsOf(side.pids())
  let last = start
  for (let waitedMs = 0; waitedMs < longestMs; waitedMs += quietMs) {
    await pause(quietMs)
    const now = cpuSecondsOf(side.pids())
    if (now - last <= 0.01) break
    last = now
  }
  return last - start
}

/** Work that is put off longer must fall into a side's own rounds: it sleeps in the other's. */
async function whileStopped<Result>(side: Side, work: () => Promise<Result>): Promise<Result> {
  const signal = (name: NodeJS.Signals): void => {
    if (process.platform !== 'win32') for (const pid of side.pids()) process.kill(pid, name)
  }
  signal('SIGSTOP')
  try {
    return await work()
  } finally {
    signal('SIGCONT')
  }
}
