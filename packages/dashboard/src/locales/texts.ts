import en from './en.json' with { type: 'json' }
import shared from './shared/en.json' with { type: 'json' }
import type { Bundles } from './translation.ts'

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'texts'
    resources: { texts: typeof en & typeof shared }
  }
}

/** Every text of the dashboard: English comes with the page, German when somebody reads it. */
export const dashboardTexts: Bundles = {
  en: [shared, en],
  de: async () => {
    const [{ default: sharedGerman }, { default: de }] = await Promise.all([
      import('./shared/de.json'),
      import('./de.json'),
    ])
    return [sharedGerman, de]
  },
}
