import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { controlOf } from '../service/api.ts'
import { startTestService, type TestService } from '../service/service.ts'

/** The account that the tests' first operator has. */
export const operator = {
  name: 'Ada Lovelace',
  email: 'ada@example.com',
  password: 'correct horse battery staple',
}

/** A service of its own, with what the pages complained of while they were open. */
export interface DashboardService extends TestService {
  readonly dashboardUrl: string
  /** The one-time link of the first start. */
  readonly setupLink: () => string
}

/** Without a directory it begins with no data. */
export async function startDashboardService(
  environment: Readonly<Record<string, string>> = {},
  entry?: string,
  directory?: string,
): Promise<DashboardService> {
  const data = directory === undefined ? {} : { directory }
  const service = await startTestService({ databaseUrl: null, environment, entry, ...data })
  return {
    ...service,
    dashboardUrl: `${service.controlUrl}/dashboard`,
    setupLink: () => readFileSync(join(service.directory, 'setup-link'), 'utf8').trim(),
  }
}

export interface Opened {
  readonly context: BrowserContext
  readonly page: Page
  /** Errors of scripts, reports of the policy, and dialogs: there should be none. */
  readonly complaints: string[]
}

/** Longer than anything takes, and shorter than a test may: the failure names what was waited for. */
const waitMs = 15_000

type Wishes = NonNullable<Parameters<Browser['newContext']>[0]>

/** A page of a browser that keeps what it complains of. */
export async function openPage(browser: Browser, wishes: Wishes = {}): Promise<Opened> {
  const context = await browser.newContext({
    locale: 'en',
    permissions: ['clipboard-read', 'clipboard-write'],
    ...wishes,
  })
  const complaints: string[] = []
  const page = await context.newPage()
  page.setDefaultTimeout(waitMs)
  page.on('pageerror', ({ message }) => complaints.push(message))
  page.on('dialog', (dialog) => {
    complaints.push(`dialog: ${dialog.message()}`)
    void dialog.dismiss()
  })
  page.on('console', (message) => {
    const isPolicy = message.text().includes('Content Security Policy')
    if (isPolicy) complaints.push(message.text())
  })
  return { context, page, complaints }
}

/** Makes the first operator by the API, so that tests of other things begin behind it. */
export async function makeOperator(service: DashboardService): Promise<void> {
  const { body } = await controlOf(service)('/v1/setup/links', { method: 'POST' })
  const token = new URL(body.link).hash.slice(1)
  const response = await fetch(`${service.controlUrl}/v1/setup`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ token, ...operator }),
  })
  if (!response.ok) throw new Error(`no operator was made: ${await response.text()}`)
}

export async function signIn(page: Page, { dashboardUrl }: DashboardService): Promise<void> {
  await page.goto(`${dashboardUrl}/sign-in`)
  await page.getByLabel('Email address').fill(operator.email)
  await page.getByLabel('Password', { exact: true }).fill(operator.password)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.getByRole('heading', { name: 'Overview' }).waitFor()
}

/** What is in the clipboard. */
export function copied(page: Page): Promise<string> {
  return page.evaluate('navigator.clipboard.readText()')
}

/** Signs in, and gives what lets other pages go on in the same session: sign-ins in a row are slowed. */
export async function sessionOf(browser: Browser, service: DashboardService): Promise<Wishes> {
  const { context, page } = await openPage(browser)
  await signIn(page, service)
  const storageState = await context.storageState()
  await context.close()
  return { storageState }
}
