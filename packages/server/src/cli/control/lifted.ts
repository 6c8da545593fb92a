import { WrongUsage } from '../definition/endings.ts'

/** Switches that set a member to null, and the options that each of them contradicts. */
const lifts = {
  anyScope: { member: 'scopes', contradicts: ['scopes'] },
  anyAudience: { member: 'audiences', contradicts: ['audiences'] },
  anyAddress: { member: 'ip_allow', contradicts: ['ipAllow'] },
  withoutTier: { member: 'tier', contradicts: ['tier'] },
  neverExpires: { member: 'expires_at', contradicts: ['expiresIn', 'expiresAt'] },
} as const

/** The members that are to be unlimited. Throws WrongUsage when one is limited by the same command. */
export function liftedOf(given: object): Readonly<Record<string, null>> {
  const values = given as Readonly<Record<string, unknown>>
  const lifted: Record<string, null> = {}
  for (const [name, { member, contradicts }] of Object.entries(lifts)) {
    if (values[name] !== true) continue
    if (contradicts.some((other) => values[other] !== undefined)) {
      throw new WrongUsage(`What is to be limited and unlimited is the same: ${member}.`)
    }
    lifted[member] = null
  }
  return lifted
}
