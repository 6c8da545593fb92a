// Control characters of C0 and C1, and the separators that break lines.
// biome-ignore lint/suspicious/noControlCharactersInRegex: refusing them is the purpose
const unprintable = /[\u0000-\u001f\u007f-\u009f\u2028\u2029]/

/**
 * Whether a text can be stored and shown anywhere: well-formed Unicode (no lone surrogate), no
 * control character, something besides blanks, no blank at either end.
 */
export function isPlainText(text: string): boolean {
  return text.isWellFormed() && !unprintable.test(text) && text !== '' && text === text.trim()
}
