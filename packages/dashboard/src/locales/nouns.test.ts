import { describe, expect, it } from 'vitest'
import { formsOf } from './nouns.ts'
import german from './nouns-de.json' with { type: 'json' }
import english from './nouns-en.json' with { type: 'json' }

describe('what the contract calls a project', () => {
  it.each([
    ['workspace', 'a workspace', 'Workspaces'],
    ['organisation', 'an organisation', 'Organisations'],
    ['business', 'a business', 'Businesses'],
    ['depot', 'a depot', 'Depots'],
  ])('is spoken of in English: %s', (noun, one, many) => {
    expect(formsOf(noun, english)).toMatchObject({ a: one, Many: many })
  })

  it.each([
    ['project', ['des Projekts', 'das Projekt', 'Ihr erstes Projekt', 'Seine']],
    [
      'workspace',
      ['des Arbeitsbereichs', 'den Arbeitsbereich', 'Ihr erster Arbeitsbereich', 'Seine'],
    ],
    ['organization', ['der Organisation', 'die Organisation', 'Ihre erste Organisation', 'Ihre']],
    ['customer', ['des Kunden', 'den Kunden', 'Ihr erster Kunde', 'Seine']],
    ['depot', ['des Depots', 'das Depot', 'Ihr erstes Depot', 'Seine']],
  ] as const)('is spoken of in German, by its gender: %s', (noun, [des, den, first, its]) => {
    expect(formsOf(noun, german)).toMatchObject({ des, den, IhrErster: first, Seine: its })
  })

  it('is the same words in both languages', () => {
    expect(Object.keys(german.words)).toEqual(Object.keys(english.words))
  })
})
