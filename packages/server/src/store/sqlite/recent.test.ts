import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { Recent } from './recent.ts'

const most = 4
const steps = fc.array(
  fc.record({ act: fc.constantFrom('get', 'set', 'delete'), name: fc.nat({ max: 9 }) }),
)

it('gives what was set last or nothing, and never holds more than it may', () => {
  fc.assert(
    fc.property(steps, (taken) => {
      const recent = new Recent<number, number>(most)
      const written = new Map<number, number>()
      for (const [at, { act, name }] of taken.entries()) {
        if (act === 'delete') {
          recent.delete(name)
          written.delete(name)
        } else if (act === 'set') {
          recent.set(name, at)
          written.set(name, at)
          expect(recent.get(name)).toBe(at)
        } else {
          expect([undefined, written.get(name)]).toContain(recent.get(name))
        }
        expect(recent.size).toBeLessThanOrEqual(most)
      }
    }),
  )
})

it('gives what is wanted a second chance', () => {
  const recent = new Recent<string, number>(3)
  for (const name of ['a', 'b', 'c']) recent.set(name, 0)
  recent.get('a')
  recent.set('d', 0)
  expect(['a', 'b', 'c', 'd'].map((name) => recent.has(name))).toEqual([true, false, true, true])
  recent.clear()
  expect(recent.size).toBe(0)
})
