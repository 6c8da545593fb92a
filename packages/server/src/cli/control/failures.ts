import { type RefusalCode, refusals } from '@countersign/core'
import { CountersignError, CountersignUnreachable } from '../client.ts'
import { Failed } from '../definition/endings.ts'
import { printable } from '../output/printable.ts'
import type { ControlAddress } from './address.ts'
import type { Token } from './token.ts'

/** What of a call to the control API went wrong, in a sentence; any other error as it is. */
export function explained(error: unknown, { url }: ControlAddress, token: Token): unknown {
  if (error instanceof CountersignUnreachable) return unreachable(error, url)
  if (!(error instanceof CountersignError)) return error
  const said = sentence(error.message)
  const where = [
    `code ${error.code}`,
    ...(error.requestId === null ? [] : [`request ${error.requestId}`]),
  ]
  return new Failed(printable(`${said} ${remedy(error, url, token)}(${where.join(', ')})`), {
    cause: error,
  })
}

function sentence(text: string): string {
  return /[.!?]$/.test(text) ? text : `${text}.`
}

function remedy(
  { status, code }: CountersignError,
  url: string,
  { from, ifRefused = '' }: Token,
): string {
  if (status === 401) return `The token was ${from}, for ${url}. ${ifRefused}`
  if (code === 'route_unknown') {
    return `The service at ${url} has no such operation: it may be of an older version, or not the control API. `
  }
  const row = (refusals as Readonly<Record<string, { readonly remedy: string } | undefined>>)[code]
  return row === undefined || saysItself.has(code as RefusalCode) ? '' : `${row.remedy} `
}

/** Refusals whose text names the member and what was expected of it: there is nothing to add. */
const saysItself: ReadonlySet<RefusalCode> = new Set(['body_invalid', 'body_malformed'])

function unreachable(error: Error, url: string): Failed {
  const reason = reasonOf(error)
  return new Failed(
    `The service at ${url} can not be reached${reason}. Is it running (countersign serve), and is that its control address (--url or COUNTERSIGN_URL)?`,
    { cause: error },
  )
}

/** The code of the system that lies at the bottom of the causes. */
function reasonOf(error: Error): string {
  for (let at: unknown = error; at instanceof Error; at = at.cause) {
    const { code } = at as NodeJS.ErrnoException
    if (typeof code === 'string') return ` (${code})`
    if (at.name === 'TimeoutError') return ' in time'
  }
  return ''
}
