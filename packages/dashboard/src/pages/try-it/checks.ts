import type { Arguments, Result } from '@countersign/client'

export type Verdict = Result<'credentials.verify'>
export type Asked = Omit<Arguments<'credentials.verify'>, 'credential' | 'explain'>
export type Code = Verdict['code']

/** How a check went: `open` is one that nobody could make, as nobody knows the credential. */
export type Standing = 'passed' | 'refused' | 'unasked' | 'open'

interface Check {
  readonly name: string
  /** The refusals that come of it. */
  readonly codes: readonly Code[]
  /** Made only where something was asked. */
  readonly isAsked?: (asked: Asked) => boolean
}

/** The checks of the judgement in their order, each under the name of its text. */
const checks = [
  {
    name: 'known',
    codes: ['credential_missing', 'credential_malformed', 'key_unknown', 'token_invalid'],
  },
  { name: 'notRevoked', codes: ['key_revoked', 'token_revoked'] },
  { name: 'active', codes: ['key_inactive', 'client_inactive'] },
  { name: 'inTime', codes: ['key_expired', 'secret_retired', 'token_expired'] },
  { name: 'project', codes: ['project_inactive'] },
  { name: 'address', codes: ['address_missing', 'address_refused'] },
  { name: 'level', codes: ['level_refused'] },
  {
    name: 'environment',
    codes: ['environment_refused'],
    isAsked: ({ require }) => require?.environment !== undefined,
  },
  {
    name: 'ofProject',
    codes: ['project_refused'],
    isAsked: ({ require }) => require?.project !== undefined,
  },
  {
    name: 'scopes',
    codes: ['scope_missing'],
    isAsked: ({ require }) => (require?.scopes ?? []).length > 0,
  },
  {
    name: 'capabilities',
    codes: ['capability_missing'],
    isAsked: ({ require }) => (require?.capabilities ?? []).length > 0,
  },
] as const satisfies readonly Check[]

const limitCodes: readonly Code[] = ['rate_exceeded']

export type CheckName = (typeof checks)[number]['name'] | 'limit'

export interface Checked {
  readonly name: CheckName
  readonly standing: Standing
  /** Why it refuses; null where it does not. */
  readonly code: Code | null
}

/** Every check that a verification makes, and how each went. Pure: made of the verdict and what was asked. */
export function checked(
  { failures = [], limit, valid }: Verdict,
  asked: Asked,
): readonly Checked[] {
  const codes: readonly Code[] = failures.map(({ code }) => code)
  const isKnown = !checks[0].codes.some((code) => codes.includes(code))
  const limited = codes.find((code) => limitCodes.includes(code)) ?? null
  const judged = checks.map((check: Check & { readonly name: CheckName }): Checked => {
    const { name, codes: own, isAsked = () => true } = check
    const code = own.find((one) => codes.includes(one)) ?? null
    if (code !== null) return { name, standing: 'refused', code }
    if (!isKnown) return { name, standing: 'open', code }
    return { name, standing: isAsked(asked) ? 'passed' : 'unasked', code }
  })
  return [...judged, { name: 'limit', standing: limitStanding(), code: limited }]

  // a limit is counted only for who may pass otherwise, and many have none
  function limitStanding(): Standing {
    if (limited !== null) return 'refused'
    if (!valid) return 'open'
    return limit === null ? 'unasked' : 'passed'
  }
}
