import { type Connections, createConnections } from './connections.ts'
import type { Upstream } from './gateway.ts'
import * as defaults from './gateway.ts'
import {
  afterCheck,
  afterFailure,
  afterSuccess,
  healthy,
  isUsable,
  retryAfterSeconds,
  type TargetHealth,
} from './targets.ts'

/** What became of requests to an upstream. */
export const upstreamOutcomes = [
  'replied',
  'failed',
  'timeout',
  'down',
  'cut',
  'gone',
  'refused',
] as const
export type UpstreamOutcome = (typeof upstreamOutcomes)[number]

/** One place that requests of an upstream may go to. */
export interface Target {
  readonly origin: string
  readonly connections: Connections
  readonly reached: () => void
  readonly unreachable: () => void
}

/** The targets of one upstream, and how they are. */
export interface UpstreamPool {
  readonly name: string
  readonly audience: string
  readonly passesCredential: boolean
  readonly connectTimeoutMs: number
  readonly headersTimeoutMs: number
  readonly idleTimeoutMs: number
  /** A healthy target, in turn, and none of these; null where there is none. */
  readonly choose: (but: ReadonlySet<Target>) => Target | null
  readonly retryAfterSeconds: () => number
  readonly counts: Record<UpstreamOutcome, number>
  readonly targets: () => { readonly healthy: number; readonly all: number }
  readonly close: () => Promise<void>
}

export function openUpstream(name: string, upstream: Upstream): UpstreamPool {
  const idleTimeoutMs = upstream.idleTimeoutMs ?? defaults.idleTimeoutMs
  const kept = upstream.targets.map((origin) => openTarget(origin, upstream, idleTimeoutMs))
  const stopChecks = checkRegularly(kept, upstream)
  let turn = 0
  return {
    name,
    audience: upstream.audience ?? name,
    passesCredential: upstream.passesCredential ?? false,
    connectTimeoutMs: upstream.connectTimeoutMs ?? defaults.connectTimeoutMs,
    headersTimeoutMs: upstream.headersTimeoutMs ?? defaults.headersTimeoutMs,
    idleTimeoutMs,
    choose: (but) => {
      const now = performance.now()
      turn++
      for (let step = 0; step < kept.length; step++) {
        const target = kept[(turn + step) % kept.length]
        if (target !== undefined && !but.has(target) && isUsable(target.health, now)) return target
      }
      return null
    },
    retryAfterSeconds: () =>
      retryAfterSeconds(
        kept.map(({ health }) => health),
        performance.now(),
      ),
    counts: { replied: 0, failed: 0, timeout: 0, down: 0, cut: 0, gone: 0, refused: 0 },
    targets: () => {
      const now = performance.now()
      const usable = kept.filter(({ health }) => isUsable(health, now))
      return { healthy: usable.length, all: kept.length }
    },
    close: async () => {
      stopChecks()
      await Promise.all(kept.map(({ connections }) => connections.close()))
    },
  }
}

interface KeptTarget extends Target {
  health: TargetHealth
}

function openTarget(origin: string, upstream: Upstream, bodyTimeout: number): KeptTarget {
  const connections = createConnections(origin, {
    connect: { timeout: upstream.connectTimeoutMs ?? defaults.connectTimeoutMs },
    headersTimeout: upstream.headersTimeoutMs ?? defaults.headersTimeoutMs,
    bodyTimeout,
  })
  const target: KeptTarget = {
    origin,
    connections,
    health: healthy,
    reached: () => {
      target.health = afterSuccess(target.health)
    },
    unreachable: () => {
      target.health = afterFailure(target.health, performance.now())
    },
  }
  return target
}

function checkRegularly(kept: readonly KeptTarget[], { health }: Upstream): () => void {
  if (health === undefined) return () => undefined
  const { path, everyMs, timeoutMs } = { ...defaults.healthDefaults, ...health }
  const check = async (target: KeptTarget): Promise<void> => {
    const passes = await answers(target.connections, path, timeoutMs)
    target.health = afterCheck(target.health, passes)
  }
  const checkAll = () => void Promise.all(kept.map(check))
  const timer = setInterval(checkAll, everyMs)
  timer.unref()
  checkAll()
  return () => clearInterval(timer)
}

async function answers(
  connections: Connections,
  path: string,
  timeoutMs: number,
): Promise<boolean> {
  const client = connections.take()
  try {
    const signal = AbortSignal.timeout(timeoutMs)
    const { statusCode, body } = await client.request({ method: 'GET', path, signal })
    await body.dump()
    connections.giveBack(client)
    return statusCode >= 200 && statusCode < 300
  } catch {
    connections.discard(client)
    return false
  }
}
