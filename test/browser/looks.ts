import type { Page } from 'playwright-core'

/** Both themes, on a desk and on a phone; from each to the next only one of the two changes. */
export const looks = [
  { colorScheme: 'light', viewport: { width: 1440, height: 900 } },
  { colorScheme: 'dark', viewport: { width: 1440, height: 900 } },
  { colorScheme: 'dark', viewport: { width: 390, height: 844 } },
  { colorScheme: 'light', viewport: { width: 390, height: 844 } },
] as const

export type Look = (typeof looks)[number]

/** Gives a page that is open another look, and waits until it has it. */
export async function wear(page: Page, { colorScheme, viewport }: Look): Promise<void> {
  await page.setViewportSize(viewport)
  await page.emulateMedia({ colorScheme })
  await page.evaluate(`new Promise((resolve) => {
    const look = () =>
      document.documentElement.dataset.mantineColorScheme === '${colorScheme}' &&
      innerWidth === ${String(viewport.width)} &&
      document.getAnimations().every(({ effect }) => effect.getComputedTiming().endTime === Infinity)
        ? resolve()
        : requestAnimationFrame(look)
    look()
  })`)
}

/** Into the folder that PHOTOGRAPHS names, for eyes. */
export async function photograph(page: Page, name: string, look: Look): Promise<void> {
  const folder = process.env['PHOTOGRAPHS']
  if (folder === undefined) return
  const file = `${name}-${look.colorScheme}-${look.viewport.width}`.replaceAll(/[^a-z0-9]+/gi, '-')
  await page.screenshot({ path: `${folder}/${file}.png`, fullPage: true, caret: 'initial' })
}
