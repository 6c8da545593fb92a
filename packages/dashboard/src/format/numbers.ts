/** A whole number with the separators of the language. */
export function wholeNumber(value: number, language: string): string {
  return new Intl.NumberFormat(language).format(value)
}

/** A number that has to be short, such as 12K. */
export function shortNumber(value: number, language: string): string {
  return new Intl.NumberFormat(language, {
    notation: 'compact',
    maximumFractionDigits: 1,
  }).format(value)
}
