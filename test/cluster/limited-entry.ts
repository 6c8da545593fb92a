import { join } from 'node:path'

export { tiers } from '../limits/limited-contract.ts'

/** The service with limits that a test can reach, and rates that a client can be cut to. */
export const limitedEntry = join(import.meta.dirname, '../limits/serve-limited.ts')

/** A wide and a narrow rate of it, both of a day: a crash of the database forgets nothing of them. */
export const wideTier = 'wide'
export const narrowTier = 'five'

/** A rate of a second, few enough to be pressed. */
export const trickle = 'trickle'
