import { expect } from 'vitest'
import type { Control } from '../service/api.ts'

export type Row = Record<string, string | number | null>

/** What `GET /v1/usage` tells, each group once: whatever hours and days the test ran through. */
export async function usageOf(control: Control, query: string): Promise<readonly Row[]> {
  const { status, body, text } = await control(`/v1/usage?${query}`)
  expect(status, text).toBe(200)
  return added(body.data as readonly Row[])
}

/** Requests by code. */
export async function codesOf(control: Control, query: string): Promise<Record<string, number>> {
  const rows = await usageOf(control, `${query}&group_by=code`)
  return Object.fromEntries(rows.map(({ code, requests }) => [String(code), Number(requests)]))
}

const numbers: ReadonlySet<string> = new Set(['requests', 'accepted', 'refused', 'cost'])

/** The rows of all buckets, added up. */
export function added(rows: readonly Row[]): readonly Row[] {
  const sums = new Map<string, Row>()
  for (const counted of rows) {
    const row = Object.fromEntries(Object.entries(counted).filter(([name]) => name !== 'bucket'))
    const of = Object.entries(row).filter(([name]) => !numbers.has(name))
    const sum = sums.get(JSON.stringify(of))
    if (sum === undefined) sums.set(JSON.stringify(of), row)
    else for (const [name, value] of numbersOf(row)) sum[name] = Number(sum[name]) + value
  }
  return [...sums.values()]
}

function numbersOf(row: Row): readonly (readonly [string, number])[] {
  return Object.entries(row).flatMap(([name, value]) =>
    numbers.has(name) ? [[name, Number(value)] as const] : [],
  )
}
