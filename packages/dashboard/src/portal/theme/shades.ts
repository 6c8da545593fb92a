import type { MantineColorsTuple } from '@mantine/core'

type Rgb = readonly [number, number, number]

const white: Rgb = [255, 255, 255]
const black: Rgb = [0, 0, 0]
/** The darkest ground of the dark scheme, and the contrast of text that WCAG 2 asks for (1.4.3). */
const darkGround: Rgb = [30, 34, 40]
const readable = 4.5

/**
 * The ten shades of a colour, the lightest first, as Mantine has them: white can be read on the
 * sixth and those after it, the third and the fourth can be read on the ground of the dark scheme. Pure.
 * Takes `#rrggbb`; null for anything else.
 */
export function shadesOf(colour: string): MantineColorsTuple | null {
  const base = parse(colour)
  if (base === null) return null
  const full = until((share) => mixed(base, black, share), white)
  const onDark = until((share) => mixed(base, white, share), darkGround)
  const shades = [
    mixed(full, white, 0.93),
    mixed(full, white, 0.85),
    mixed(onDark, white, 0.5),
    mixed(onDark, white, 0.25),
    onDark,
    mixed(full, white, 0.14),
    full,
    mixed(full, black, 0.14),
    mixed(full, black, 0.3),
    mixed(full, black, 0.45),
  ] as const
  return shades.map(hexOf) as unknown as MantineColorsTuple
}

/** The contrast of two colours, from 1 to 21 (WCAG 2, relative luminance). Pure. */
export function contrastOf(one: string, other: string): number {
  const [first, second] = [parse(one) ?? black, parse(other) ?? black]
  return ratio(first, second)
}

/** As little of the change as makes it readable on a ground. */
function until(change: (share: number) => Rgb, ground: Rgb): Rgb {
  for (let share = 0; share < 1; share += 0.02) {
    const changed = change(share)
    if (ratio(changed, ground) >= readable) return changed
  }
  return change(1)
}

function parse(colour: string): Rgb | null {
  const [, red, green, blue] = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(colour) ?? []
  if (red === undefined || green === undefined || blue === undefined) return null
  return [Number.parseInt(red, 16), Number.parseInt(green, 16), Number.parseInt(blue, 16)]
}

function mixed(one: Rgb, other: Rgb, share: number): Rgb {
  const part = (place: 0 | 1 | 2) => Math.round(one[place] + (other[place] - one[place]) * share)
  return [part(0), part(1), part(2)]
}

function hexOf(colour: Rgb): string {
  return `#${colour.map((part) => part.toString(16).padStart(2, '0')).join('')}`
}

function ratio(one: Rgb, other: Rgb): number {
  const [lighter, darker] = [luminance(one), luminance(other)].sort((a, b) => b - a)
  return ((lighter ?? 0) + 0.05) / ((darker ?? 0) + 0.05)
}

function luminance(colour: Rgb): number {
  const linear = (value: number) => {
    const share = value / 255
    return share <= 0.03928 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  }
  const [red, green, blue] = colour
  return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
}
