import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { controlOf } from '../service/api.ts'
import { openChromium } from './chromium.ts'
import {
  type DashboardService,
  makeOperator,
  openPage,
  operator,
  signIn,
  startDashboardService,
} from './dashboard.ts'

let browser: Browser | null = null
let service: DashboardService

beforeAll(async () => {
  browser = await openChromium('what the dashboard does when something goes wrong')
  service = await startDashboardService()
  await makeOperator(service)
  await controlOf(service)('/v1/projects', { json: { slug: 'acme', name: 'Acme' } })
})

afterAll(async () => {
  await browser?.close()
  await service.remove()
})

test('a session that has ended elsewhere leads to the sign-in, and back to the page', async () => {
  if (browser === null) return
  const { context, page } = await openPage(browser)
  await signIn(page, service)
  await page.goto(`${service.dashboardUrl}/projects?q=acme`)
  await page.getByRole('link', { name: 'Acme' }).waitFor()
  await context.clearCookies()

  await page.getByRole('link', { name: 'Acme' }).click()
  await page.getByRole('heading', { name: 'Sign in' }).waitFor()
  await page.getByLabel('Email address').fill(operator.email)
  await page.getByLabel('Password', { exact: true }).fill(operator.password)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.getByRole('heading', { name: 'Acme' }).waitFor()
  expect(page.url()).toBe(`${service.dashboardUrl}/projects/acme`)
})

test('a wrong password is refused without saying what was wrong', async () => {
  if (browser === null) return
  const { page } = await openPage(browser)
  await page.goto(`${service.dashboardUrl}/sign-in`)
  await page.getByLabel('Email address').fill(operator.email)
  await page.getByLabel('Password', { exact: true }).fill('not the password at all')
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.getByText('These don’t belong together').waitFor()
})

test('while the service is away, what is on the screen stays, and says so', async () => {
  if (browser === null) return
  const { page, complaints } = await openPage(browser)
  await signIn(page, service)
  await page.goto(`${service.dashboardUrl}/projects`)
  await page.getByRole('link', { name: 'Acme' }).waitFor()
  await page.route('**/v1/**', (route) => route.abort())

  await page.getByLabel('Search by name or identifier').fill('ac')
  await page.getByText('Countersign can’t be reached').first().waitFor()
  await page.unroute('**/v1/**')
  await page.getByRole('button', { name: 'Try again' }).first().click()
  await page.getByText('Countersign can’t be reached').first().waitFor({ state: 'hidden' })
  await page.getByRole('link', { name: 'Acme' }).waitFor()
  expect(complaints).toEqual([])
})

test('an address of nothing says so, and leads back', async () => {
  if (browser === null) return
  const { page } = await openPage(browser)
  await signIn(page, service)
  await page.goto(`${service.dashboardUrl}/projects/no-such-project`)
  await page.getByText('It isn’t there').waitFor()
  await page.getByRole('link', { name: 'Back to the overview' }).click()
  await page.getByRole('heading', { name: 'Overview' }).waitFor()
})
