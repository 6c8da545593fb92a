import { isCapability, isScope } from '@countersign/core'
import { z } from 'zod'

// What the members of a contract are made of. Each error says what was expected.

export const path = z.templateLiteral(['/', z.string()], {
  error: 'a path that begins with a slash, such as "/v1/things/{thing_id}"',
})

export const word = z.string().regex(/^\S(?:.*\S)?$/s, 'a text that is not empty')

/** RFC 9110 §5.1. */
export const header = z
  .string()
  .regex(/^[A-Za-z0-9!#$%&'*+.^_`|~-]{1,64}$/, 'the name of a header, such as "X-API-Key"')

/** The name of a member or a parameter. */
export const named = z.string().regex(/^[A-Za-z_][\w.-]{0,63}$/, 'a name, such as "client_id"')

export const scheme = z
  .string()
  .regex(/^[A-Za-z][A-Za-z0-9._-]{0,31}$/, 'the name of a scheme, such as "Bearer"')

export const scope = z
  .string()
  .refine(isScope, 'a scope as RFC 6749 §3.3 spells it, such as "orders:read"')

export const capability = z
  .string()
  .refine(isCapability, 'a capability: small letters, digits, _ and -, with dots between')

export const wholeFrom = (least: number, most: number) => {
  const expected = `a whole number from ${least} to ${most}`
  return z.int({ error: expected }).min(least, expected).max(most, expected)
}
