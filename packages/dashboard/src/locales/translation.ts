import i18next from 'i18next'
import { initReactI18next } from 'react-i18next'
import en from './en.json'
import { type Language, languages } from './languages.ts'

const remembered = 'countersign.language'

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'texts'
    resources: { texts: typeof en }
  }
}

/** Makes the texts ready in the language of the reader; English comes with the page, others follow. */
export async function prepareTexts(): Promise<void> {
  const texts = i18next.createInstance()
  await texts.use(initReactI18next).init({
    lng: 'en',
    fallbackLng: 'en',
    resources: { en: { texts: en } },
    defaultNS: 'texts',
    // React writes texts as text, markup in names included
    interpolation: { escapeValue: false },
  })
  const change = texts.changeLanguage.bind(texts)
  texts.changeLanguage = async (language, ...rest) => {
    if (language === 'de' && !texts.hasResourceBundle('de', 'texts')) {
      const { default: de } = await import('./de.json')
      texts.addResourceBundle('de', 'texts', de)
    }
    return change(language, ...rest)
  }
  texts.on('languageChanged', (language) => {
    document.documentElement.lang = language
    localStorage.setItem(remembered, language)
  })
  await texts.changeLanguage(chosenLanguage())
}

function chosenLanguage(): Language {
  const wishes = [localStorage.getItem(remembered), ...navigator.languages]
  const known = Object.keys(languages) as Language[]
  for (const wish of wishes) {
    const found = known.find((language) => wish?.toLowerCase().startsWith(language))
    if (found !== undefined) return found
  }
  return 'en'
}
