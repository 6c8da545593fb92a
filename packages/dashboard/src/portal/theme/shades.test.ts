import fc from 'fast-check'
import { expect, it } from 'vitest'
import { contrastOf, shadesOf } from './shades.ts'

const colours = fc
  .integer({ min: 0, max: 0xffffff })
  .map((value) => `#${value.toString(16).padStart(6, '0')}`)

it('makes shades of any colour that can be read', () => {
  fc.assert(
    fc.property(colours, (colour) => {
      const shades = shadesOf(colour) ?? []
      expect(shades).toHaveLength(10)
      for (const shade of shades.slice(6)) {
        expect(contrastOf(shade, '#ffffff')).toBeGreaterThanOrEqual(4.5)
      }
      for (const shade of shades.slice(2, 5)) {
        expect(contrastOf(shade, '#181b20')).toBeGreaterThanOrEqual(4.5)
      }
    }),
  )
})

it.each(['', 'red', '#fff', '#12345g', 'url(x)'])(
  'makes none of what is not a colour: %s',
  (text) => {
    expect(shadesOf(text)).toBeNull()
  },
)
