import type { Exchange } from './exchange.ts'
import type { TokenKeeping } from './samples/keeping.ts'

/** The page on which the callers of an API read how they authenticate: structure, no markup. */
export interface Page {
  readonly title: string
  readonly sections: readonly Section[]
}

export interface Section {
  readonly title: string
  readonly blocks: readonly Block[]
}

/** Texts may hold `code` between grave accents, and nothing else that is markup. */
export type Block =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'note'; readonly text: string }
  | { readonly kind: 'heading'; readonly text: string }
  | { readonly kind: 'list'; readonly items: readonly string[]; readonly ordered: boolean }
  | {
      readonly kind: 'table'
      readonly head: readonly string[]
      readonly rows: readonly (readonly string[])[]
    }
  | { readonly kind: 'code'; readonly language: 'json' | 'http'; readonly text: string }
  | { readonly kind: 'exchange'; readonly exchange: Exchange }
  | { readonly kind: 'keeping'; readonly keeping: TokenKeeping }

export const text = (text: string): Block => ({ kind: 'text', text })
export const note = (text: string): Block => ({ kind: 'note', text })
export const heading = (text: string): Block => ({ kind: 'heading', text })
export const list = (...items: readonly string[]): Block => ({
  kind: 'list',
  items,
  ordered: false,
})
export const steps = (...items: readonly string[]): Block => ({
  kind: 'list',
  items,
  ordered: true,
})
export const table = (head: readonly string[], rows: readonly (readonly string[])[]): Block => ({
  kind: 'table',
  head,
  rows,
})
export const json = (value: unknown): Block => ({
  kind: 'code',
  language: 'json',
  text: JSON.stringify(value, null, 2),
})
/** Header fields, a line each. */
export const fields = (...lines: readonly string[]): Block => ({
  kind: 'code',
  language: 'http',
  text: lines.join('\n'),
})
export const shown = (exchange: Exchange): Block => ({ kind: 'exchange', exchange })

/** Nothing, where a block does not apply. */
export const when = (holds: boolean, ...blocks: readonly Block[]): readonly Block[] =>
  holds ? blocks : []

/** Columns in which no row says anything are left out. */
export function tableOf(head: readonly string[], rows: readonly (readonly string[])[]): Block {
  const filled = head.map((_name, place) => rows.some((row) => (row[place] ?? '') !== ''))
  const kept = (row: readonly string[]) => row.filter((_cell, place) => filled[place] === true)
  return table(kept(head), rows.map(kept))
}
