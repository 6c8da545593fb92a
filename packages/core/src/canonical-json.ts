/**
 * JSON in the one form that RFC 8785 gives a value: no blanks, members in the order of the code
 * units of their names. Members that are undefined are left out.
 */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  const members = Object.entries(value)
    .filter(([, held]) => held !== undefined)
    .sort(([one], [other]) => (one < other ? -1 : 1))
  const texts = members.map(([name, held]) => `${JSON.stringify(name)}:${canonicalJson(held)}`)
  return `{${texts.join(',')}}`
}
