import type { Look } from './look.ts'

/** A name and a value, which is printable. */
export type Field = readonly [name: string, value: string]

/** One field a line, the values under each other. */
export function renderFields(fields: readonly Field[], { paint }: Pick<Look, 'paint'>): string {
  const longest = Math.max(...fields.map(([name]) => name.length))
  return fields.map(([name, value]) => `${paint('dim', name.padEnd(longest))}  ${value}\n`).join('')
}
