/** The languages of the dashboard, each as its speakers call it. */
export const languages = { en: 'English', de: 'Deutsch' } as const

export type Language = keyof typeof languages
