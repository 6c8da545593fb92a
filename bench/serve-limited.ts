import { native } from '../packages/server/src/contracts/native.ts'
import { serveContract } from './serve-contract.ts'

// `countersign serve` with the native contract, but that every key has a limit, which nobody reaches.

const tiers = { counted: { requests: 1_000_000_000, per: 'minute' } } as const
await serveContract({ ...native, limits: { ...native.limits, tiers, defaultTier: 'counted' } })
