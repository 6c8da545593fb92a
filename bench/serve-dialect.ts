import type { SigningAlgorithm } from '@countersign/core'
import { builtInContracts } from '../packages/server/src/contracts/built-in.ts'
import type { Contract } from '../packages/server/src/contracts/contract.ts'
import { serveContract } from './serve-contract.ts'

// `countersign serve` with one of the contracts, without its limits, which the load would exceed.

const { BENCH_CONTRACT: name = 'native', BENCH_ALGORITHM: algorithm = '' } = process.env
const contract = builtInContracts[name]
if (contract === undefined) throw new Error(`there is no contract ${name}`)
const limits = { ...contract.limits, perAddress: [], tiers: {}, defaultTier: null }
await serveContract({ ...signingBy(contract, algorithm), limits })

function signingBy(contract: Contract, algorithm: string): Contract {
  const { tokens, documents } = contract
  if (algorithm === '' || tokens === null) return contract
  const isShared = algorithm === 'HS256'
  const header = { ...tokens.profile.header, kid: !isShared }
  const profile = { ...tokens.profile, algorithm: algorithm as SigningAlgorithm, header }
  const jwks = isShared ? null : documents.jwks
  return {
    ...contract,
    tokens: { ...tokens, profile },
    documents: { ...documents, jwks },
    secrets: isShared ? [{ setting: 'JWT_SECRET', minCharacters: 32 }] : [],
  }
}
