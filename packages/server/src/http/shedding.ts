import { type Refusal, refuse } from '@countersign/core'
import type { FastifyContextConfig } from 'fastify'
import type { Surroundings } from './surroundings.ts'

/** When a route is turned away: management and tokens first, verifications last, health never. */
export type Shed = 'first' | 'last' | 'never'

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Where it is not said, the listener and the operation tell. */
    readonly shed?: Shed | undefined
  }
}

const shedOfGroup: Readonly<Record<string, Shed>> = { health: 'never', credentials: 'last' }

/** When a route is turned away. On the control listener everything else is management. */
export function shedOf(
  { shed, surface, operation }: FastifyContextConfig,
  { name }: Surroundings,
): Shed {
  const group = shedOfGroup[operation?.split('.')[0] ?? '']
  return shed ?? group ?? (name === 'control' || surface === 'token' ? 'first' : 'last')
}

/** Verifications stand in front of somebody's every request: they go on until this many times the delay. */
const lastShare = 3

/** The refusal of a request that comes while the event loop is too far behind to take it. */
export function shed(when: Shed, { loop, limits }: Surroundings): Refusal | null {
  const { shedDelayMs } = limits
  if (shedDelayMs === 0 || when === 'never') return null
  const bearableMs = when === 'last' ? shedDelayMs * lastShare : shedDelayMs
  return loop.recentMs > bearableMs ? refuse('overloaded', { retryAfterSeconds: 1 }) : null
}
