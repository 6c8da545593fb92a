import type { RefusalCode } from '@countersign/core'
import type { Contract } from '../../contracts/contract.ts'
import type { PublicRoute } from '../public-routes.ts'

interface Header {
  readonly description: string
  /** Whether every such reply has it. */
  readonly required: boolean
  readonly schema: object
}

const line = { type: 'string', minLength: 1, maxLength: 1_000 } as const

const challenge: Header = {
  description: 'The scheme in which to authenticate (RFC 9110 §11.6.1).',
  required: true,
  schema: line,
}
const retryAfter: Header = {
  description: 'In how many seconds another request makes sense.',
  required: true,
  schema: { type: 'integer', format: 'int32', minimum: 0 },
}
const policy: Header = {
  description: 'The limits that the request was counted by: `q` requests in `w` seconds.',
  required: false,
  schema: line,
}
const left: Header = {
  description: 'What is left of them: `r` requests, and in `t` seconds the limit resets.',
  required: false,
  schema: line,
}

/** What the replies of a route carry besides their bodies; nothing where they carry nothing. */
export function headersOf(
  status: number,
  codes: readonly RefusalCode[],
  { contract, route }: { readonly contract: Contract; readonly route: PublicRoute },
): { readonly headers?: Readonly<Record<string, Header>> } {
  const headers = {
    ...(status === 401 && { 'WWW-Authenticate': challenge }),
    ...((status === 429 || status === 503) && { 'Retry-After': retryAfter }),
    ...(isCounted(status, codes, { contract, route }) && {
      'RateLimit-Policy': policy,
      RateLimit: left,
    }),
  }
  return Object.keys(headers).length === 0 ? {} : { headers }
}

/** Attempts from an address always are; requests of a tier when they were not refused for another reason. */
function isCounted(
  status: number,
  codes: readonly RefusalCode[],
  { contract: { limits }, route }: { readonly contract: Contract; readonly route: PublicRoute },
): boolean {
  if (limits.perAddress.some(({ path }) => path === route.path)) return true
  const isOfTier = Object.keys(limits.tiers).length > 0 && route.operation?.caller.by !== 'secret'
  const mayPass = codes.length === 0 || codes.includes('rate_exceeded')
  return isOfTier && (mayPass || status === 503)
}
