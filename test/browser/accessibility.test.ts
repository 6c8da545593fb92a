import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { follow, type Opened } from './dashboard.ts'
import { faultsOf } from './faults-of.ts'
import { startFilledService } from './filled-service.ts'
import { looks, photograph, wear } from './looks.ts'
import { pagesInside, pagesOutside } from './pages.ts'
import { stageOf } from './stage.ts'

const stage = stageOf('whether everybody can use the dashboard', startFilledService)

/** What is seen only after something was done on a page. */
const deeds: readonly {
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
      await page.getByLabel('Key or access token').fill(stage.service.secrets.revoked)
      await page.getByRole('button', { name: 'Check', exact: true }).click()
      await page.getByTestId('verdict').waitFor()
    },
  },
]

test('every page that is seen before signing in is without fault, in every look', async () => {
  const opened = await stage.openOutside({ reducedMotion: 'reduce' })
  if (opened === null) return
  const faults: string[] = []
  for (const path of pagesOutside) faults.push(...(await faultsAt(path, opened)))
  expect(faults).toEqual([])
  expect(opened.complaints).toEqual([])
})

test('every page that operators see is without fault, in every look', async () => {
  const opened = await stage.open('/', { reducedMotion: 'reduce' })
  if (opened === null) return
  const faults: string[] = []
  for (const path of pagesInside(stage.service)) {
    await opened.page.setViewportSize(looks[0].viewport)
    await follow(path, opened)
    faults.push(...(await faultsInEveryLook(path, opened)))
  }
  expect(faults).toEqual([])
  expect(opened.complaints).toEqual([])
})

test.each(deeds)(
  'what opens on a page is without fault, in every look: $name',
  async ({ at, ...deed }) => {
    const opened = await stage.open(at, { reducedMotion: 'reduce' })
    if (opened === null) return
    await deed.open(opened.page)
    expect(await faultsInEveryLook(deed.name, opened)).toEqual([])
    expect(opened.complaints).toEqual([])
  },
)

async function faultsAt(path: string, opened: Opened): Promise<string[]> {
  const { page } = opened
  await page.setViewportSize(looks[0].viewport)
  // addresses that differ in what is behind the # alone would be the same page
  await page.goto('about:blank')
  await page.goto(stage.service.dashboardUrl + path)
  return faultsInEveryLook(path, opened)
}

async function faultsInEveryLook(name: string, { page, settled }: Opened): Promise<string[]> {
  await settled()
  const faults: string[] = []
  for (const look of looks) {
    await wear(page, look)
    await photograph(page, name, look)
    const found = await faultsOf(page)
    const { colorScheme, viewport } = look
    faults.push(...found.map((fault) => `${name} ${colorScheme} ${viewport.width}: ${fault}`))
  }
  return faults
}
