import type { z } from 'zod'
import type { Contract } from './contract.ts'
import { contractSchema } from './schema/contract-schema.ts'
import { expectation } from './schema/expectation.ts'

/** A contract, or every mistake in it: one line each, with the path of the member and what was expected. */
export type ReadContract =
  | { readonly contract: Contract }
  | { readonly mistakes: readonly [string, ...string[]] }

/**
 * Reads what somebody wrote as a contract: the type of every member, and that there is no other.
 * What members ask of each other is `contractMistakes`. No mistake repeats a value.
 */
export function readContract(value: unknown): ReadContract {
  const read = contractSchema.safeParse(value, { error: expectation, reportInput: true })
  if (read.success) return { contract: read.data }
  const [first, ...others] = read.error.issues.flatMap(mistakesOf)
  return { mistakes: [first ?? 'expected a contract', ...others] }
}

export function mistakesOf(issue: z.core.$ZodIssue): readonly string[] {
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => `${placeOf([...issue.path, key])}: ${issue.message}`)
  }
  return [`${placeOf(issue.path)}: expected ${issue.message}, and it is ${kindOf(issue.input)}`]
}

/** `operations[2].takes.name`, as one would write it in the file. */
export function placeOf(path: readonly PropertyKey[]): string {
  const text = path
    .map((part) => {
      if (typeof part === 'number') return `[${part}]`
      const name = String(part)
      return /^[A-Za-z_$][\w$]*$/.test(name) ? `.${name}` : `[${JSON.stringify(name)}]`
    })
    .join('')
    .replace(/^\./, '')
  return text === '' ? 'the contract' : text
}

function kindOf(value: unknown): string {
  if (value === undefined) return 'absent'
  if (value === null) return 'null'
  if (Array.isArray(value)) return value.length === 0 ? 'an empty list' : 'a list'
  return kinds[typeof value] ?? `a ${typeof value}`
}

const kinds: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  object: 'an object',
}
