/** A line of a chart, with an axis of its own that begins at 0. */
export interface Line {
  readonly title: string
  readonly colour: string
  /** For each step. */
  readonly values: readonly number[]
}

const [width, height, margin] = [720, 360, 64]

/** Two lines over the same steps, which lie as far from each other, as an SVG document. Pure. */
export function chartOf(
  title: string,
  steps: { readonly title: string; readonly names: readonly string[] },
  [left, right]: readonly [Line, Line],
): string {
  const across = (place: number) =>
    margin + (place * (width - 2 * margin)) / Math.max(1, steps.names.length - 1)
  const named = steps.names.map((name, place) => text(across(place), height - margin + 20, name))
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" font-family="sans-serif" font-size="12" text-anchor="middle" role="img" aria-label="${title}">
<rect width="${width}" height="${height}" fill="#fff"/>
${text(width / 2, 24, title)}
${text(width / 2, height - 16, steps.title)}
${named.join('\n')}
${lineIn(left, across, margin - 28)}
${lineIn(right, across, width - margin + 28)}
</svg>
`
}

/** The line, its title beside it, and its axis at `axisX`. */
function lineIn({ title, colour, values }: Line, across: (place: number) => number, axisX: number) {
  const most = roundedUp(Math.max(...values))
  const up = (value: number) => height - margin - (value * (height - 2 * margin)) / most
  const points = values.map((value, place) => `${across(place).toFixed(1)},${up(value).toFixed(1)}`)
  const marks = [0, 0.25, 0.5, 0.75, 1].map((share) =>
    text(axisX, up(share * most) + 4, String(share * most), colour),
  )
  return `<polyline fill="none" stroke="${colour}" stroke-width="2" points="${points.join(' ')}"/>
${marks.join('\n')}
${text(axisX, margin - 16, title, colour)}`
}

function text(x: number, y: number, content: string, colour = '#333'): string {
  return `<text x="${x.toFixed(1)}" y="${y.toFixed(1)}" fill="${colour}">${content}</text>`
}

/** 1, 2, 4 or 8 times a power of ten, so that its quarters are short. */
function roundedUp(value: number): number {
  const power = 10 ** Math.floor(Math.log10(Math.max(value, 1)))
  return ([1, 2, 4, 8, 10].find((times) => times * power >= value) ?? 10) * power
}
