import i18next from 'i18next'
import { initReactI18next } from 'react-i18next'
import { type Language, languages } from './languages.ts'
import { formsOf, type Nouns } from './nouns.ts'
import englishNouns from './nouns-en.json'
import { rememberedLanguage, rememberLanguage } from './remembered.ts'

/** Texts by their sections; a later bundle has the last word on a text. */
type Bundle = Readonly<Record<string, unknown>>

/** What an app says: English comes with it, other languages are fetched when they are wanted. */
export interface Bundles {
  readonly en: readonly Bundle[]
  readonly de: () => Promise<readonly Bundle[]>
}

export interface Texts {
  /** From now on they say this word of the contract for a project: `{{noun.…}}` in the texts. */
  readonly speakOf: (noun: string) => void
}

/**
 * Makes the texts ready in the language of the reader; English comes with the page, others follow.
 * `wished` comes before what the reader has chosen and what their browser asks for.
 */
export async function prepareTexts(bundles: Bundles, wished?: string): Promise<Texts> {
  const texts = i18next.createInstance()
  const nouns: Partial<Record<Language, Nouns>> = { en: englishNouns }
  let noun = 'project'
  const speak = (language: string) => {
    const forms = formsOf(noun, nouns[language as Language] ?? englishNouns)
    texts.options.interpolation = {
      ...texts.options.interpolation,
      defaultVariables: { noun: forms },
    }
  }
  await texts.use(initReactI18next).init({
    lng: 'en',
    fallbackLng: 'en',
    resources: {},
    defaultNS: 'texts',
    // React writes texts as text, markup in names included
    interpolation: { escapeValue: false },
  })
  const add = (language: Language, some: readonly Bundle[]) => {
    for (const bundle of some) texts.addResourceBundle(language, 'texts', bundle, true, true)
  }
  add('en', bundles.en)
  const change = texts.changeLanguage.bind(texts)
  texts.changeLanguage = async (language, ...rest) => {
    if (language === 'de' && nouns.de === undefined) {
      const [de, { default: germanNouns }] = await Promise.all([
        bundles.de(),
        import('./nouns-de.json'),
      ])
      nouns.de = germanNouns
      add('de', de)
    }
    speak(language ?? 'en')
    return change(language, ...rest)
  }
  texts.on('languageChanged', (language) => {
    document.documentElement.lang = language
    rememberLanguage(language)
  })
  await texts.changeLanguage(chosenLanguage(wished))
  return {
    speakOf: (word) => {
      noun = word
      speak(texts.language)
    },
  }
}

function chosenLanguage(wished: string | undefined): Language {
  const wishes = [wished, rememberedLanguage(), ...navigator.languages]
  const known = Object.keys(languages) as Language[]
  for (const wish of wishes) {
    const found = known.find((language) => wish?.toLowerCase().startsWith(language))
    if (found !== undefined) return found
  }
  return 'en'
}
