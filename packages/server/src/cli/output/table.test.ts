import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { Look } from './look.ts'
import { renderTable, widthOf } from './table.ts'

const plain = (width: number): Look => ({ width, paint: (_, text) => text })

const cell = fc.string({ unit: fc.constantFrom('a', 'Z', '5', '-', '密', '鑰', 'é', '🔑', ' ') })
const rows = fc.array(
  fc.record({ id: fc.stringMatching(/^[a-z0-9]{1,12}$/), name: cell, note: cell }),
  {
    minLength: 1,
  },
)

const columns = [
  { title: 'ID', of: ({ id }: { id: string }) => id },
  { title: 'NAME', of: ({ name }: { name: string }) => name, narrowest: 6 },
  { title: 'NOTE', of: ({ note }: { note: string }) => note, narrowest: 6 },
] as const

it('is never wider than the terminal, and never cuts what may not be cut', () => {
  fc.assert(
    fc.property(rows, fc.integer({ min: 30, max: 120 }), (given, width) => {
      const table = renderTable<(typeof given)[number]>(columns, given, plain(width))
      const lines = table.trimEnd().split('\n')
      expect(lines).toHaveLength(given.length + 1)
      for (const line of lines) expect(widthOf(line)).toBeLessThanOrEqual(width)
      for (const [at, { id }] of given.entries())
        expect(lines[at + 1]).toMatch(new RegExp(`^${id}\\b`))
    }),
  )
})

it('shows all of every cell where there is room, aligned', () => {
  fc.assert(
    fc.property(rows, (given) => {
      const table = renderTable<(typeof given)[number]>(
        columns,
        given,
        plain(Number.POSITIVE_INFINITY),
      )
      const [head = '', ...lines] = table.replace(/\n$/, '').split('\n')
      const from = widthOf(head.slice(0, head.indexOf('NAME')))
      for (const [at, { id, name }] of given.entries()) {
        const line = lines[at] ?? ''
        expect(line.startsWith(id)).toBe(true)
        expect(line).toContain(name.trimEnd())
        expect(line.slice(id.length, from).trim()).toBe('')
      }
    }),
  )
})

it('becomes fields where the columns can not be so narrow', () => {
  const row = { id: 'a-rather-long-id', name: 'somebody', note: 'something' }
  expect(renderTable([...columns], [row], plain(20))).toBe(
    'id    a-rather-long-id\nname  somebody\nnote  something\n',
  )
})
