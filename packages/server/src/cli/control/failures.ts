import { CountersignError, CountersignUnreachable } from '@countersign/client'
import { type RefusalCode, refusals } from '@countersign/core'
import { Failed } from '../definition/endings.ts'
import { printable } from '../output/printable.ts'
import type { ControlAddress } from './address.ts'
import type { Token } from './token.ts'

/** What of a call to the control API went wrong, in a sentence; any other error as it is. */
export function explained(error: unknown, { url }: ControlAddress, token: Token): unknown {
  if (error instanceof CountersignUnreachable) return unreachable(error, url)
  if (!(error instanceof CountersignError)) return error
  const where = [
    ...(error.code === null ? [] : [`code ${error.code}`]),
    ...(error.requestId === null ? [] : [`request ${error.requestId}`]),
  ]
  const places = where.length === 0 ? '' : `(${where.join(', ')})`
  const says = `${sentence(error.message)} ${remedy(error, url, token)}${places}`
  return new Failed(printable(says.trimEnd()), { cause: error })
}

function sentence(text: string): string {
  return /[.!?]$/.test(text) ? text : `${text}.`
}

function remedy(
  { status, code }: CountersignError,
  url: string,
  { from, ifRefused = '' }: Token,
): string {
  if (code === null) return `Is ${url} the control address of a Countersign service? `
  if (status === 401) return `The token was ${from}, for ${url}. ${ifRefused}`
  if (code === 'route_unknown') {
    return `The service at ${url} has no such operation: it may be of an older version, or not the control API. `
  }
  if (!Object.hasOwn(refusals, code) || saysItself.has(code)) return ''
  return `${refusals[code as RefusalCode].remedy} `
}

/** Refusals whose text names the member and what was expected of it: there is nothing to add. */
const saysItself: ReadonlySet<string> = new Set<RefusalCode>(['body_invalid', 'body_malformed'])

function unreachable(error: CountersignUnreachable, url: string): Failed {
  const { reason, sent } = error
  const says = sent
    ? `The service at ${url} did not answer (${reason}): whether it has done it is not known. Look before trying again.`
    : `The service at ${url} can not be reached (${reason}). Is it running (countersign serve), and is that its control address (--url or COUNTERSIGN_URL)?`
  return new Failed(says, { cause: error })
}
