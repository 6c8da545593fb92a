import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { controlOf } from '../service/api.ts'
import type { Opened } from './dashboard.ts'
import { startFilledService } from './filled-service.ts'
import { enterAll, foreignElements } from './naughty-strings/fields.ts'
import { pagesInside, pagesOutside } from './pages.ts'
import { stageOf } from './stage.ts'

const file = join(import.meta.dirname, 'naughty-strings/strings.json')
const strings = JSON.parse(readFileSync(file, 'utf8')) as readonly string[]

const stage = stageOf('what becomes of naughty strings in the dashboard', startFilledService)

test('the list has its 515 strings', () => {
  expect(strings).toHaveLength(515)
})

test('every text field of every form takes every string', async () => {
  const outside = await open(await stage.openOutside({ reducedMotion: 'reduce' }))
  const inside = await open()
  if (outside === null || inside === null) return
  const filled: string[] = []
  for (const path of pagesOutside.filter((one) => !one.includes('?'))) {
    await outside.page.goto('about:blank')
    await visit(outside, path)
    filled.push(...(await enterAll(outside.page, strings)))
  }
  const opened = new Set<string>()
  for (const path of pagesInside(stage.service)) {
    await visit(inside, path)
    const entered = await enterAll(inside.page, strings, filled)
    filled.push(...entered)
    if (entered.length > 0) await visit(inside, path)
    filled.push(...(await fillFormsOf(path, inside, { filled, opened })))
  }
  expect([...outside.faults, ...inside.faults]).toEqual([])
  expect([...new Set(filled)]).toEqual(
    expect.arrayContaining([
      ...['Password', 'Email address', 'Name', 'Identifier', 'Contact', 'Reason', 'Scopes'],
      ...['Key or access token', 'A head that you kept', 'Search by name or identifier'],
    ]),
  )
})

interface Before {
  /** The fields that have had every string. */
  readonly filled: readonly string[]
  /** The forms that were open, by page and name. */
  readonly opened: Set<string>
}

/** Opens each form of a page, and enters every string into the fields of those that are new; their names. */
async function fillFormsOf(path: string, on: Watched, before: Before): Promise<string[]> {
  const { page, faults, settled } = on
  const filled: string[] = []
  for (const name of await namesOfOpeners(page)) {
    const form = `${path.replace(/\?.*/, '')} ${name}`
    const opener = page.getByRole('main').getByRole('button', { name, exact: true }).first()
    if (before.opened.has(form) || !(await opener.isVisible())) continue
    before.opened.add(form)
    // where something covers it, the keyboard still reaches it
    await opener.press('Enter')
    await settled()
    const dialog = page.getByRole('dialog').first()
    if (await dialog.isVisible()) {
      filled.push(...(await enterAll(page, strings, [...before.filled, ...filled])))
      faults.push(...(await foreignElements(page)).map((element) => `${path} ${name}: ${element}`))
    }
    await page.keyboard.press('Escape')
    await settled()
    if (await dialog.isVisible()) await visit(on, path)
  }
  return filled
}

// each kind of list that shows names, once whole; the trail tells each change in the same way
const lists = ['/projects', '/keys', '/projects/acme?tab=clients', '/audit?action=client.create']

test('a name is taken or refused, and shown as text on every page', async () => {
  const taken = await nameEverything()
  expect(taken.length).toBeGreaterThan(450)
  const opened = await open()
  if (opened === null) return
  const { page, faults, settled } = opened
  const shown = new Set<string>()
  for (const list of lists) {
    await visit(opened, list)
    const pager = page.getByRole('navigation', { name: 'Pages of the list' })
    const next = pager.getByRole('button', { name: 'Next', exact: true })
    for (let number = 1; ; number++) {
      if (number > 1) await pager.getByText(`Page ${String(number)}`, { exact: true }).waitFor()
      await settled()
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
    await visit(opened, path)
    faults.push(...(await foreignElements(page)).map((element) => `${path}: ${element}`))
  }
  expect(faults).toEqual([])
})

const atOnce = 8

/** Projects, keys and clients of each name; those names that may be. Nothing is an error of the service. */
async function nameEverything(): Promise<readonly string[]> {
  const taken: string[] = []
  for (let from = 0; from < strings.length; from += atOnce) {
    const some = strings.slice(from, from + atOnce)
    const are = await Promise.all(some.map((name, place) => isTaken(name, from + place)))
    taken.push(...some.filter((_, place) => are[place]))
  }
  return taken
}

async function isTaken(name: string, place: number): Promise<boolean> {
  const control = controlOf(stage.service)
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
  return statuses[0] === 201
}

/** The pages of a project, a key and a client whose names are markup, and what is said before one ends. */
async function pagesOfTheWorst(): Promise<readonly string[]> {
  const control = controlOf(stage.service)
  const { data } = (await control('/v1/keys?q=script&limit=5')).body as { data: { id: string }[] }
  const clients = (await control('/v1/projects/acme/clients?q=img&limit=2')).body
  const worst = strings.findIndex((text) => text.startsWith('<img src=x'))
  return [
    `/projects/naughty-${String(worst)}?tab=settings`,
    ...data.map(({ id }) => `/keys/${id}`),
    ...clients.data.map((client: { client_id: string }) => `/clients/${client.client_id}`),
  ]
}

interface Watched extends Opened {
  /** All that the page ever complained of. */
  readonly faults: string[]
}

/** A page, with what it complains of and what fails in the service. */
async function open(given?: Opened | null): Promise<Watched | null> {
  const opened = given ?? (await stage.open('/', { reducedMotion: 'reduce' }))
  if (opened === null) return null
  const { page, complaints: faults } = opened
  page.on('response', (response) => {
    if (response.status() >= 500) faults.push(`${String(response.status())} ${response.url()}`)
  })
  return { ...opened, faults }
}

async function visit({ page, settled }: Opened, path: string): Promise<void> {
  await page.goto(stage.service.dashboardUrl + path)
  await settled()
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
