/** How long a target that could not be reached is left out: doubled each time, within these. */
const leastOutMs = 1_000
const mostOutMs = 30_000

/** What is known of one target. Times are those of a clock that never runs back. */
export interface TargetHealth {
  /** Times in a row that it could not be reached. */
  readonly failures: number
  /** Until when it is left out for that. */
  readonly outUntilMs: number
  /** What the last health check said; true where none is made. */
  readonly passesCheck: boolean
}

export const healthy: TargetHealth = { failures: 0, outUntilMs: 0, passesCheck: true }

export function isUsable(health: TargetHealth, nowMs: number): boolean {
  return health.passesCheck && health.outUntilMs <= nowMs
}

export function afterFailure(health: TargetHealth, nowMs: number): TargetHealth {
  // what fails while it is left out was sent before
  if (health.outUntilMs > nowMs) return health
  const failures = health.failures + 1
  const outMs = Math.min(leastOutMs * 2 ** (failures - 1), mostOutMs)
  return { ...health, failures, outUntilMs: nowMs + outMs }
}

export function afterSuccess(health: TargetHealth): TargetHealth {
  return health.failures === 0 ? health : { ...health, failures: 0, outUntilMs: 0 }
}

/** A check that passes puts a target back at once. */
export function afterCheck(health: TargetHealth, passes: boolean): TargetHealth {
  return passes ? healthy : { ...health, passesCheck: false }
}

/** Whole seconds until one of them may be tried again, at least one. */
export function retryAfterSeconds(all: readonly TargetHealth[], nowMs: number): number {
  const waits = all.map(({ outUntilMs, passesCheck }) =>
    passesCheck ? Math.max(outUntilMs - nowMs, 0) : leastOutMs,
  )
  return Math.max(1, Math.ceil(Math.min(...waits) / 1_000))
}
