const name = 'countersign.language'

/** The language that the reader has chosen here; null: none, or nothing may be kept in this browser. */
export function rememberedLanguage(): string | null {
  try {
    return localStorage.getItem(name)
  } catch {
    return null
  }
}

/** Where nothing may be kept, such as in the frame of another site, it is chosen again next time. */
export function rememberLanguage(language: string): void {
  try {
    localStorage.setItem(name, language)
  } catch {
    // there is nothing to be done about it, and nothing is lost
  }
}
