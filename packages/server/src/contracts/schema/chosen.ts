import { z } from 'zod'
import { expectation } from './expectation.ts'

/**
 * A schema that is chosen by the look of a value, so that a mistake is told of the one that was
 * meant, and not of every member of a union.
 */
export function chosen<Value>(choose: (value: unknown) => z.ZodType<Value>) {
  return z.unknown().transform((value, context): Value => {
    const read = choose(value).safeParse(value, { error: expectation, reportInput: true })
    if (read.success) return read.data
    context.issues.push(...(read.error.issues as typeof context.issues))
    return z.NEVER
  })
}

/** Members that are these and no others. */
export function members<Shape extends z.core.$ZodLooseShape>(shape: Shape) {
  const known = Object.keys(shape).join(', ')
  return z.strictObject(shape, {
    error: (issue) =>
      issue.code === 'unrecognized_keys' ? `no such member: there is ${known}` : undefined,
  })
}

/** The value of a member; undefined where it is none of an object. */
export function memberOf(value: unknown, name: string): unknown {
  return isObject(value) ? value[name] : undefined
}

export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return value !== null && typeof value === 'object' && !Array.isArray(value)
}
