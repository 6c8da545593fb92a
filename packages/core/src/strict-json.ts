/** Deepest nesting of objects and arrays that is read. */
export const deepestNesting = 32
/** Most members of all objects, and elements of all arrays, that are read. */
export const mostMembers = 1_000

/** Thrown by parseStrictJson. The message says what is wrong and where, and quotes nothing. */
export class StrictJsonError extends Error {
  override readonly name = 'StrictJsonError'
}

/**
 * JSON.parse that refuses what readers of JSON disagree about or trip over: a member given twice
 * (RFC 8259 §4), `__proto__` as a member, a number beyond those of IEEE 754 (§6), nesting deeper than
 * 32 and more than 1,000 members.
 */
export function parseStrictJson(text: string): unknown {
  if (text.charCodeAt(0) === 0xfeff) throw new StrictJsonError('a byte order mark is not JSON')
  boundNesting(text)
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    throw new StrictJsonError('not JSON')
  }
  refuseRepeatedMembers(text)
  if (mayExceed.test(text)) refuseInfinity(value)
  return value
}

// an exponent, or a number of more digits than the largest has
const mayExceed = /[0-9][eE]\+?[0-9]|[0-9]{309}/

function refuseInfinity(value: unknown): void {
  if (value === Infinity || value === -Infinity) throw new StrictJsonError('a number too large')
  if (typeof value === 'object' && value !== null) Object.values(value).forEach(refuseInfinity)
}

/** Before parsing, so that a bomb is never built. */
function boundNesting(text: string): void {
  let depth = 0
  let members = 0
  forEachToken(text, (token) => {
    if (token === '{' || token === '[') {
      depth++
      if (depth > deepestNesting) throw new StrictJsonError(`nested deeper than ${deepestNesting}`)
    } else if (token === '}' || token === ']') depth--
    else if (token === ',') members++
    if (members >= mostMembers) throw new StrictJsonError(`more than ${mostMembers} members`)
  })
}

/** After parsing, so that the text is known to be valid and every name is followed by a colon. */
function refuseRepeatedMembers(text: string): void {
  const open: (Set<string> | null)[] = []
  let lastString: readonly [number, number] = [0, 0]
  forEachToken(text, (token, start, end) => {
    if (token === '"') lastString = [start, end]
    else if (token === '{') open.push(new Set())
    else if (token === '[') open.push(null)
    else if (token === '}' || token === ']') open.pop()
    else if (token === ':') addMember(open.at(-1) ?? null, text.slice(...lastString))
  })
}

function addMember(members: Set<string> | null, written: string): void {
  const name = JSON.parse(written) as string
  if (name === '__proto__') throw new StrictJsonError('a member named __proto__')
  if (members?.has(name) === true) throw new StrictJsonError('a member given twice')
  members?.add(name)
}

/** Calls back for every string (as `"`, with its bounds) and every punctuation mark outside one. */
function forEachToken(
  text: string,
  callback: (token: string, start: number, end: number) => void,
): void {
  for (let place = 0; place < text.length; place++) {
    const character = text.charAt(place)
    if (character === '"') {
      const start = place
      for (place++; place < text.length && text.charAt(place) !== '"'; place++) {
        if (text.charAt(place) === '\\') place++
      }
      callback('"', start, place + 1)
    } else if ('{}[]:,'.includes(character)) callback(character, place, place + 1)
  }
}
