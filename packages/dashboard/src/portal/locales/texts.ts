import shared from '../../locales/shared/en.json' with { type: 'json' }
import type { Bundles } from '../../locales/translation.ts'
import en from './en.json' with { type: 'json' }

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'texts'
    resources: { texts: typeof en & typeof shared }
  }
}

/** Every text of the portal: English comes with the page, German when somebody reads it. */
export const portalTexts: Bundles = {
  en: [shared, en],
  de: async () => {
    const [{ default: sharedGerman }, { default: de }] = await Promise.all([
      import('../../locales/shared/de.json'),
      import('./de.json'),
    ])
    return [sharedGerman, de]
  },
}
