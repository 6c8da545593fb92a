import type { Given } from '../shape.ts'

/** What is said above a member, by its path; places in lists are left out of it. */
export type Comments = Readonly<Record<string, string>>

const columns = 100

/** A value as one writes it in TypeScript, facts by their combinators. */
export function printed(
  value: unknown,
  comments: Comments,
  { path = '', indent = 2, before = 0 }: Partial<Place> = {},
): string {
  const line = inLine(value)
  const isPlain = !Object.keys(comments).some((name) => name.startsWith(`${path}.`))
  if (isPlain && indent + before + line.length < columns) return line
  if (value === null || typeof value !== 'object' || isGiven(value)) return line
  const inner = ' '.repeat(indent + 2)
  const rows = Array.isArray(value)
    ? value.map((item) => `${inner}${printed(item, comments, { path, indent: indent + 2 })},\n`)
    : Object.entries(value).map(([name, member]) => {
        const here = `${path}.${name}`
        const place = { path: here, indent: indent + 2, before: name.length + 2 }
        return `${comment(comments[here], inner)}${inner}${nameOf(name)}: ${printed(member, comments, place)},\n`
      })
  const [open, close] = Array.isArray(value) ? ['[', ']'] : ['{', '}']
  return `${open}\n${rows.join('')}${' '.repeat(indent)}${close}`
}

interface Place {
  readonly path: string
  readonly indent: number
  /** Characters of the name that stands before it. */
  readonly before: number
}

/** A comment above a line, or nothing. */
export function comment(text: string | undefined, indent: string): string {
  return text === undefined ? '' : `${indent}// ${text}\n`
}

function inLine(value: unknown): string {
  if (typeof value === 'string') return quoted(value)
  if (value === null || typeof value !== 'object') return String(value)
  if (isGiven(value)) return combinator(value)
  if (Array.isArray(value)) return `[${value.map(inLine).join(', ')}]`
  const members = Object.entries(value).map(
    ([name, member]) => `${nameOf(name)}: ${inLine(member)}`,
  )
  return members.length === 0 ? '{}' : `{ ${members.join(', ')} }`
}

function isGiven(value: object): value is Given {
  return 'given' in value && typeof value.given === 'string'
}

function combinator({ given, as, optional }: Given): string {
  const name = optional === true ? 'optional' : 'given'
  return `${name}(${[given, ...(as === undefined ? [] : [as])].map(quoted).join(', ')})`
}

function nameOf(name: string): string {
  return /^[A-Za-z_$][\w$]*$/.test(name) ? name : quoted(name)
}

function quoted(text: string): string {
  const escaped = JSON.stringify(text).slice(1, -1).replaceAll('\\"', '"')
  return text.includes("'") ? JSON.stringify(text) : `'${escaped}'`
}
