import type { Page } from 'playwright-core'

/** Both themes, on a desk and on a phone. */
export const looks = [
  { colorScheme: 'light', viewport: { width: 1440, height: 900 } },
  { colorScheme: 'dark', viewport: { width: 1440, height: 900 } },
  { colorScheme: 'light', viewport: { width: 390, height: 844 } },
  { colorScheme: 'dark', viewport: { width: 390, height: 844 } },
] as const

export type Look = (typeof looks)[number]

/** Into the folder that PHOTOGRAPHS names, for eyes. */
export async function photograph(page: Page, name: string, look: Look): Promise<void> {
  const folder = process.env['PHOTOGRAPHS']
  if (folder === undefined) return
  const file = `${name}-${look.colorScheme}-${look.viewport.width}`.replaceAll(/[^a-z0-9]+/gi, '-')
  await page.screenshot({ path: `${folder}/${file}.png`, fullPage: true, caret: 'initial' })
}
