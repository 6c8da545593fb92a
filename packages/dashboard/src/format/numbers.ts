/** A whole number with the separators of the language. */
export function wholeNumber(value: number, language: string): string {
  return new Intl.NumberFormat(language).format(value)
}

/** A share of 1, such as 92 %; never 100 % before it is. */
export function percent(share: number, language: string): string {
  const whole = share >= 1 ? 1 : Math.min(share, 0.99)
  return new Intl.NumberFormat(language, { style: 'percent' }).format(whole)
}

/** A number that has to be short, such as 12K. */
export function shortNumber(value: number, language: string): string {
  return new Intl.NumberFormat(language, {
    notation: 'compact',
    maximumFractionDigits: 1,
  }).format(value)
}
