import { native } from '../packages/server/src/contracts/native.ts'
import { serveContract } from './serve-contract.ts'

// `countersign serve` with the native contract, but for the algorithm of its tokens.

const { tokens } = native
if (tokens === null) throw new Error('the native contract has tokens')
const profile = { ...tokens.profile, algorithm: 'RS256' } as const
await serveContract({ ...native, tokens: { ...tokens, profile } })
