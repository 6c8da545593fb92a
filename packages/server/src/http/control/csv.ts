/** What a spreadsheet takes for the beginning of a formula, or of one after it has dropped blanks. */
const formula = /^\s*[=+\-@\t\r]/

/**
 * One line of CSV (RFC 4180). A text that a spreadsheet would take for a formula gets an apostrophe
 * in front, as OWASP advises: names are chosen by customers.
 */
export function csvLine(cells: readonly (string | number | null)[]): string {
  return `${cells.map(cell).join(',')}\r\n`
}

function cell(value: string | number | null): string {
  if (value === null) return ''
  if (typeof value === 'number') return String(value)
  const text = formula.test(value) ? `'${value}` : value
  return /[",\r\n]|^\s|\s$|^'/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
