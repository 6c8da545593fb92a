import type { Result } from '@countersign/client'
import type { Demanded } from './demanded.ts'

export type Verdict = Result<'credentials.verify'>
export type Code = Verdict['code']

/** How a check went: `open` is one that nobody could make, as nobody knows the credential. */
export type Standing = 'passed' | 'refused' | 'unasked' | 'open'

interface Check {
  readonly name: string
  /** The refusals that come of it. */
  readonly codes: readonly Code[]
  /** Made only where this is demanded. */
  readonly demand?: keyof Demanded
  /** Not even spoken of where it is not demanded. */
  readonly isRare?: true
}

/** The checks of the judgement in their order, each under the name of its text. */
const checks = [
  { name: 'kind', codes: ['credential_kind_refused'], demand: 'kind', isRare: true },
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
  { name: 'environment', codes: ['environment_refused'], demand: 'environment' },
  { name: 'permission', codes: ['permission_missing'], demand: 'permission', isRare: true },
  { name: 'scopes', codes: ['scope_missing'], demand: 'scopes' },
  { name: 'capabilities', codes: ['capability_missing'], demand: 'capabilities' },
  { name: 'ofProject', codes: ['project_refused', 'object_unknown'], demand: 'project' },
  { name: 'headers', codes: ['user_id_missing'], demand: 'headers', isRare: true },
] as const satisfies readonly Check[]

const limitCodes: readonly Code[] = ['rate_exceeded', 'unavailable']

/** Without these nobody knows whose credential it is, and nothing else can be said of it. */
const first: ReadonlySet<CheckName> = new Set(['kind', 'known'])

export type CheckName = (typeof checks)[number]['name'] | 'limit'

export interface Checked {
  readonly name: CheckName
  readonly standing: Standing
  /** Why it refuses; null where it does not. */
  readonly code: Code | null
}

/** Every check that a verification makes, and how each went. Pure: made of the verdict and what was demanded. */
export function checked(
  { failures = [], limit, quota, valid }: Pick<Verdict, 'failures' | 'limit' | 'quota' | 'valid'>,
  demanded: Demanded,
): readonly Checked[] {
  const codes: readonly Code[] = failures.map(({ code }) => code)
  const limited = codes.find((code) => limitCodes.includes(code)) ?? null
  let isKnown = true
  const judged = checks.flatMap((check: Check & { readonly name: CheckName }): Checked[] => {
    const { name, codes: own, demand, isRare } = check
    const isAsked = demand === undefined || demanded[demand]
    const code = own.find((one) => codes.includes(one)) ?? null
    if (code !== null) {
      if (first.has(name)) isKnown = false
      return [{ name, standing: 'refused', code }]
    }
    if (isRare === true && !isAsked) return []
    if (!isKnown) return [{ name, standing: 'open', code }]
    return [{ name, standing: isAsked ? 'passed' : 'unasked', code }]
  })
  return [...judged, { name: 'limit', standing: limitStanding(), code: limited }]

  // a limit is looked at only for who may pass otherwise, and many have none
  function limitStanding(): Standing {
    if (limited !== null) return 'refused'
    const hasLimit = limit !== null || quota !== undefined
    if (hasLimit) return 'passed'
    return valid ? 'unasked' : 'open'
  }
}
