import { resolve } from 'node:path'
import { type Config, StartRefused } from '../config.ts'
import type { Contract } from '../contracts/contract.ts'
import type { TokenWishes } from '../contracts/policy.ts'
import type { CustomClaims } from '../engine/custom-claims.ts'
import { importFile, namesFile } from './contract-file.ts'

/**
 * What the installation wants of its tokens: settings, and the export `claims` of the contract's file.
 * Throws StartRefused where it can't be had.
 */
export async function findTokenWishes(
  { contract: given, tokens, audiences }: Config,
  contract: Contract,
): Promise<TokenWishes> {
  const { lifetimeSeconds } = contract.tokens?.profile ?? { lifetimeSeconds: 0 }
  const { reuseSeconds, types } = tokens
  if (reuseSeconds !== null && reuseSeconds * 2 > lifetimeSeconds) {
    throw new StartRefused(
      'TOKEN_REUSE may be at most half as long as tokens of the contract live: who gets one again wants to use it.',
    )
  }
  const known = [...audiences, ...contract.rights.audiences.known]
  const unknown = Object.keys(types).find((audience) => !known.includes(audience))
  if (unknown !== undefined) {
    throw new StartRefused('TOKEN_TYPES names an audience that is not among AUDIENCES.')
  }
  return { ...tokens, claims: namesFile(given) ? await claimsOf(given) : null }
}

async function claimsOf(file: string): Promise<CustomClaims | null> {
  const exported = await importFile(resolve(file), file)
  const claims = exported['claims']
  if (claims === undefined) return null
  if (typeof claims !== 'function') {
    throw new StartRefused(`The export claims of ${file} is no function.`)
  }
  return claims as CustomClaims
}
