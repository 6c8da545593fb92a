import { it } from 'vitest'

/** The sentences of a page that state a fact (F), and what was decided where it is silent (D). */
export type Sentences = Readonly<Record<string, string>>

/** A test by the sentence that it proves. `docs/contracts` lists which test proves which. */
export function proofsOf<Known extends Sentences>(sentences: Known) {
  return (id: keyof Known & string, test: () => Promise<void>): void => {
    it(`${id}: ${sentences[id] ?? ''}`, test)
  }
}
