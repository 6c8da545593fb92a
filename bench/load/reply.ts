const statusLine = 'HTTP/1.1 200 '
const lengthHeader = /\r\ncontent-length: *(\d+)\r\n/i
const claim = '"valid":true'

/**
 * Reads just enough of a reply, in Latin-1, to know that it is whole and right: the status, the
 * length, and that the key was found valid. Whatever else it is comes back in words.
 */
export function readReply(
  text: string,
): 'right' | 'partial' | 'not 200' | 'not valid' | 'no length' {
  const headEnd = text.indexOf('\r\n\r\n')
  if (headEnd === -1) return 'partial'
  if (!text.startsWith(statusLine)) return 'not 200'
  const length = lengthHeader.exec(text)?.[1]
  if (length === undefined) return 'no length'
  if (text.length < headEnd + 4 + Number(length)) return 'partial'
  return text.includes(claim, headEnd) ? 'right' : 'not valid'
}
