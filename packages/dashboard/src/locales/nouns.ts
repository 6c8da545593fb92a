/** How a language speaks of what the contract calls a project, in each of the words that contracts use. */
export interface Nouns {
  /** By the word of the contract: its kind, which is the gender where a language has one, and its forms. */
  readonly words: Readonly<Record<string, Word>>
  /** For a word that is not in the table: `{{noun}}` is that word, `{{Noun}}` the same with a capital. */
  readonly otherwise: Word
  /** By kind: what stands around the word, such as its article, with `{{one}}` and its like for its forms. */
  readonly phrases: Readonly<Record<string, Forms>>
}

type Forms = Readonly<Record<string, string>>
type Word = Forms & { readonly kind: string }

/**
 * What stands in texts for `{{noun.…}}`. Each form is there with a capital as well, under its name
 * with a capital: `{{noun.a}}` is "a workspace" and `{{noun.A}}` is "A workspace". Pure.
 */
export function formsOf(noun: string, { words, otherwise, phrases }: Nouns): Forms {
  const word = words[noun.toLowerCase()] ?? named(noun, otherwise)
  const forms = { ...word, ...phrases[word.kind] }
  return Object.fromEntries(
    Object.entries(forms).flatMap(([name, text]) => {
      const whole = filled(text, word)
      return [
        [name, whole],
        [capitalized(name), capitalized(whole)],
      ]
    }),
  )
}

function named(noun: string, { kind, ...forms }: Word): Word {
  const names = { noun, Noun: capitalized(noun) }
  const filledForms = Object.entries(forms).map(([name, text]) => [name, filled(text, names)])
  return { kind, ...(Object.fromEntries(filledForms) as Forms) }
}

function filled(text: string, values: Forms): string {
  return text.replaceAll(/\{\{(\w+)\}\}/g, (place, name: string) => values[name] ?? place)
}

function capitalized(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
