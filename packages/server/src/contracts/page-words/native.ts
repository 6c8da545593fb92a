import type { PageWords } from '../page-words.ts'

export const nativePage: PageWords = {
  gettingAKey: [
    'Keys are made by the operators of the API. Ask them for one: for `test` while you integrate, for `live` when you go into production.',
  ],
  notes: [],
}
