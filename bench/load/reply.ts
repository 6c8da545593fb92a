import type { Right } from '../asking.ts'

const lengthHeader = /\r\ncontent-length: *(\d+)\r\n/i

/**
 * Reads just enough of a reply, in Latin-1, to know that it is whole and right: the status, the
 * length, and that it gives every answer. Whatever else it is comes back in words.
 */
export function readReply(
  text: string,
  right: Right,
): 'right' | 'partial' | 'not the status' | 'not right' | 'no length' {
  const headEnd = text.indexOf('\r\n\r\n')
  if (headEnd === -1) return 'partial'
  if (!text.startsWith(`HTTP/1.1 ${right.status ?? 200} `)) return 'not the status'
  const length = lengthHeader.exec(text)?.[1]
  if (length === undefined) return 'no length'
  if (text.length < headEnd + 4 + Number(length)) return 'partial'
  return givesAll(text, headEnd, right) ? 'right' : 'not right'
}

function givesAll(text: string, from: number, right: Right): boolean {
  let found = from
  for (let count = 0; count < right.answers; count++) {
    found = text.indexOf(right.text, found + 1)
    if (found === -1) return false
  }
  return true
}
