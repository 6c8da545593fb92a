import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openChromium } from './chromium.ts'
import { openPage, signIn } from './dashboard.ts'
import { faultsOf } from './faults-of.ts'
import { type FilledService, startFilledService } from './filled-service.ts'
import { type Look, looks, photograph } from './looks.ts'
import { pagesInside, pagesOutside } from './pages.ts'

let browser: Browser | null = null
let service: FilledService

beforeAll(async () => {
  browser = await openChromium('whether everybody can use the dashboard')
  service = await startFilledService()
})

afterAll(async () => {
  await browser?.close()
  await service.remove()
})

/** What is seen only after something was done on a page. */
const opened: readonly {
  readonly name: string
  readonly at: string
  readonly open: (page: Page) => Promise<void>
}[] = [
  {
    name: 'palette',
    at: '/',
    open: async (page) => {
      await page.getByRole('heading', { name: 'Overview' }).waitFor()
      await page.keyboard.press('Control+k')
      await page.getByRole('combobox').waitFor()
    },
  },
  {
    name: 'edited key',
    at: `/keys/`,
    open: async (page) => {
      await page.getByRole('link', { name: 'Busier' }).first().click()
      await page.getByRole('button', { name: 'Edit', exact: true }).click()
      await page.getByRole('dialog').getByLabel('Metadata').waitFor()
    },
  },
  {
    name: 'chosen keys',
    at: '/keys',
    open: async (page) => {
      await page.getByRole('checkbox', { name: 'Choose all keys of this page' }).check()
      await page.getByRole('button', { name: 'Deactivate …' }).click()
      await page.getByTestId('consequence').waitFor()
    },
  },
  {
    name: 'record',
    at: '/audit?action=key.change',
    open: async (page) => {
      await page.getByRole('button', { name: 'Key changed' }).click()
      await page.getByRole('dialog').getByText('<i>Busier</i>').waitFor()
    },
  },
  {
    name: 'verdict',
    at: '/try-it',
    open: async (page) => {
      await page.getByLabel('Key or access token').fill(service.secrets.revoked)
      await page.getByRole('button', { name: 'Check', exact: true }).click()
      await page.getByTestId('verdict').waitFor()
    },
  },
]

test.each(looks)(
  'every page is without fault in $colorScheme at $viewport.width pixels',
  { timeout: 180_000 },
  async (look) => {
    if (browser === null) return
    const { page, complaints } = await openPage(browser, { ...look, reducedMotion: 'reduce' })
    const faults: string[] = []
    for (const path of pagesOutside) faults.push(...(await faultsAt(path, page, look)))
    await signIn(page, service)
    for (const path of pagesInside(service)) faults.push(...(await faultsAt(path, page, look)))
    for (const { name, at, open } of opened) {
      await page.goto(service.dashboardUrl + at)
      await open(page)
      faults.push(...(await faultsOfThis(name, page, look)))
    }
    expect(faults).toEqual([])
    expect(complaints).toEqual([])
  },
)

async function faultsAt(path: string, page: Page, look: Look): Promise<string[]> {
  // addresses that differ in what is behind the # alone would be the same page
  await page.goto('about:blank')
  await page.goto(service.dashboardUrl + path)
  await page.locator('h1').first().waitFor()
  return faultsOfThis(path, page, look)
}

async function faultsOfThis(name: string, page: Page, look: Look): Promise<string[]> {
  await page.waitForLoadState('networkidle')
  await photograph(page, name, look)
  return (await faultsOf(page)).map((fault) => `${name}: ${fault}`)
}
