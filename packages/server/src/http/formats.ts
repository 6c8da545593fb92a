import { isCapability, isGrantableCapability, parseDuration } from '@countersign/core'
import { Ajv } from 'ajv'
import { z } from 'zod'
import { parseAddress, parseRange } from '../engine/address.ts'
import { isPlainText } from './text.ts'

const instant = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d{1,9})?(?:Z|[+-]\d{2}:\d{2})$/

/** Milliseconds since 1970 of an instant in RFC 3339's form; null when it is none. */
export function parseInstant(text: string): number | null {
  const ms = instant.test(text) ? Date.parse(text) : Number.NaN
  return Number.isNaN(ms) || ms < 0 ? null : ms
}

const mailAddress = z.email().max(254)

/** Safe in a header: a host of letters, digits, dots and hyphens, or an address in brackets. */
const webOrigin = /^https?:\/\/(?:[a-z0-9.-]+|\[[0-9a-f:.]+\])(?::\d{1,5})?$/

/** A scheme, a host and a port, as a browser writes the origin of a page. */
function isWebOrigin(text: string): boolean {
  return webOrigin.test(text) && URL.canParse(text) && new URL(text).origin === text
}

/** The formats that schemas name. */
const formats = {
  'plain-text': isPlainText,
  'mail-address': (text: string) => mailAddress.safeParse(text).success,
  'ip-address': (text: string) => parseAddress(text) !== null,
  'ip-range': (text: string) => parseRange(text) !== null,
  capability: isCapability,
  'granted-capability': isGrantableCapability,
  // not `duration`, which the framework takes for ISO 8601's
  lifetime: (text: string) => (parseDuration(text) ?? 0) > 0,
  overlap: (text: string) => parseDuration(text) !== null,
  'web-origin': isWebOrigin,
  instant: (text: string) => parseInstant(text) !== null,
}

const options = { removeAdditional: false, verbose: true, formats } as const

/** How bodies are validated: nothing is coerced, nothing is dropped, the first failure is told. */
export const bodies = new Ajv({ ...options, coerceTypes: false })

/** How queries are: all of a query is text, so it is read as what the schema says. */
export const queries = new Ajv({ ...options, coerceTypes: true })
