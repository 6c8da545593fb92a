import { widthOf } from './table.ts'

/** The narrowest column of text that is still read with ease; narrower ones are left to the terminal. */
const narrowest = 20

/** Words in lines that fit beside an indentation; the first line is where the cursor is. */
export function wrapped(text: string, indent: number, width: number): string {
  const room = width - indent
  if (room < narrowest) return text
  const lines: string[] = []
  for (const word of text.split(' ')) {
    const last = lines.at(-1)
    if (last !== undefined && widthOf(last) + 1 + widthOf(word) <= room) {
      lines[lines.length - 1] = `${last} ${word}`
    } else lines.push(word)
  }
  return lines.join(`\n${' '.repeat(indent)}`)
}
