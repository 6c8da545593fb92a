import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { controlOf } from '../service/api.ts'
import { openChromium } from './chromium.ts'
import { type Opened, openPage, signIn } from './dashboard.ts'
import { type FilledService, startFilledService } from './filled-service.ts'
import { enterAll, foreignElements } from './naughty-strings/fields.ts'
import { pagesInside, pagesOutside } from './pages.ts'

const file = join(import.meta.dirname, 'naughty-strings/strings.json')
const strings = JSON.parse(readFileSync(file, 'utf8')) as readonly string[]

let browser: Browser | null = null
let service: FilledService

beforeAll(async () => {
  browser = await openChromium('what becomes of naughty strings in the dashboard')
  service = await startFilledService()
})

afterAll(async () => {
  await browser?.close()
  await service.remove()
})

test('the list has its 515 strings', () => {
  expect(strings).toHaveLength(515)
})

test('a name is taken or refused, and shown as text on every page', {
  timeout: 400_000,
}, async () => {
  const taken = await nameEverything()
  expect(taken.length).toBeGreaterThan(450)
  const opened = await open()
  if (opened === null) return
  const { page, faults } = opened
  const shown = new Set<string>()
  for (const list of [
    '/projects',
    '/keys',
    '/projects/acme',
    '/projects/acme?tab=clients',
    '/audit',
  ]) {
    await visit(page, list)
    const pager = page.getByRole('navigation', { name: 'Pages of the list' })
    const next = pager.getByRole('button', { name: 'Next', exact: true })
    for (let number = 1; ; number++) {
      if (number > 1) await pager.getByText(`Page ${String(number)}`, { exact: true }).waitFor()
      await page.locator('main [aria-busy=true]').waitFor({ state: 'detached' })
      const links = page.locator('main table a, main table button')
      for (const text of await links.allTextContents()) shown.add(text)
      faults.push(...(await foreignElements(page)).map((element) => `${list}: ${element}`))
      if (!(await next.isVisible()) || (await next.isDisabled())) break
      await next.click()
    }
  }
  const missing = taken.filter((name) => ![...shown].some((text) => text.includes(name)))
  expect(missing).toEqual([])
  for (const path of await pagesOfTheWorst()) {
    await visit(page, path)
    faults.push(...(await foreignElements(page)).map((element) => `${path}: ${element}`))
  }
  expect(faults).toEqual([])
})

test('every text field of every form takes every string', { timeout: 400_000 }, async () => {
  const opened = await open(pagesOutside)
  if (opened === null) return
  const { page, faults, filled } = opened
  for (const path of pagesInside(service)) {
    await visit(page, path)
    const entered = await enterAll(page, strings, filled)
    filled.push(...entered)
    if (entered.length > 0) await visit(page, path)
    for (const name of await namesOfOpeners(page)) {
      const opener = page.getByRole('main').getByRole('button', { name, exact: true }).first()
      if (!(await opener.isVisible())) continue
      // where something covers it, the keyboard still reaches it
      await opener.press('Enter')
      const dialog = page.getByRole('dialog').first()
      if (!(await appears(dialog))) continue
      filled.push(...(await enterAll(page, strings, filled)))
      faults.push(...(await foreignElements(page)).map((element) => `${path} ${name}: ${element}`))
      await visit(page, path)
    }
  }
  expect(faults).toEqual([])
  expect([...new Set(filled)]).toEqual(
    expect.arrayContaining([
      ...['Password', 'Email address', 'Name', 'Identifier', 'Contact', 'Reason', 'Scopes'],
      ...['Key or access token', 'A head that you kept', 'Search by name or identifier'],
    ]),
  )
})

/** Projects, keys and clients of each name; those names that may be. Nothing is an error of the service. */
async function nameEverything(): Promise<readonly string[]> {
  const control = controlOf(service)
  const taken: string[] = []
  for (const [place, name] of strings.entries()) {
    const replies = await Promise.all([
      control('/v1/projects', { json: { slug: `naughty-${String(place)}`, name, contact: name } }),
      control('/v1/projects/acme/keys', { json: { name } }),
      control('/v1/projects/acme/clients', { json: { name } }),
    ])
    const statuses = replies.map(({ status }) => status)
    expect([
      [201, 201, 201],
      [400, 400, 400],
    ]).toContainEqual(statuses)
    if (statuses[0] === 201) taken.push(name)
  }
  return taken
}

/** The pages of a project, a key and a client whose names are markup, and what is said before one ends. */
async function pagesOfTheWorst(): Promise<readonly string[]> {
  const control = controlOf(service)
  const { data } = (await control('/v1/keys?q=script&limit=5')).body as { data: { id: string }[] }
  const clients = (await control('/v1/projects/acme/clients?q=img&limit=2')).body
  const worst = strings.findIndex((text) => text.startsWith('<img src=x'))
  return [
    `/projects/naughty-${String(worst)}?tab=settings`,
    ...data.map(({ id }) => `/keys/${id}`),
    ...clients.data.map((client: { client_id: string }) => `/clients/${client.client_id}`),
  ]
}

/** A page of who is signed in, and all that it ever complained of. */
async function open(before: readonly string[] = []) {
  if (browser === null) return null
  const opened: Opened = await openPage(browser, { reducedMotion: 'reduce' })
  const { page, complaints: faults } = opened
  page.on('response', (response) => {
    if (response.status() >= 500) faults.push(`${String(response.status())} ${response.url()}`)
  })
  const filled: string[] = []
  for (const path of before) {
    await page.goto('about:blank')
    await visit(page, path)
    filled.push(...(await enterAll(page, strings)))
  }
  await signIn(page, service)
  return { page, faults, filled }
}

async function visit(page: Page, path: string): Promise<void> {
  await page.goto(service.dashboardUrl + path)
  await page.locator('h1').first().waitFor()
  await page.waitForLoadState('networkidle')
}

/** Buttons of a page that may open a form: each name once. */
async function namesOfOpeners(page: Page): Promise<readonly string[]> {
  const names = await page.evaluate<string[]>(
    `document.querySelector('[role=dialog]') !== null ? [] :
      [...document.querySelectorAll('main button:not([disabled]):not([role=tab])')]
      .filter((button) => button.checkVisibility() && button.getAttribute('aria-haspopup') === null)
      .map((button) => (button.ariaLabel ?? button.innerText).trim())`,
  )
  const opens =
    /create|register|add|rotate|revoke|deactivate|edit|change|invite|new|set up|delete|subscribe/i
  return [...new Set(names)].filter((name) => opens.test(name)).slice(0, 8)
}

async function appears(dialog: ReturnType<Page['locator']>): Promise<boolean> {
  const [outcome] = await Promise.allSettled([dialog.waitFor({ timeout: 2_000 })])
  return outcome.status === 'fulfilled'
}
