import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, BrowserContext, Page, Request } from 'playwright-core'
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
  /** Waits until the page shows all that it has asked for. */
  readonly settled: () => Promise<void>
}

/** Longer than anything takes, and shorter than a test may: the failure names what was waited for. */
const waitMs = 15_000

export type Wishes = NonNullable<Parameters<Browser['newContext']>[0]>

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
  const underWay = requestsUnderWay(page)
  return { context, page, complaints, settled: () => settle(page, underWay) }
}

function requestsUnderWay(page: Page): ReadonlySet<Request> {
  const underWay = new Set<Request>()
  page.on('request', (request) => {
    // what is followed live does not end
    if (request.resourceType() !== 'eventsource') underWay.add(request)
  })
  page.on('requestfinished', (request) => underWay.delete(request))
  page.on('requestfailed', (request) => underWay.delete(request))
  return underWay
}

/** Nothing is asked for, nothing stands in for what comes, and the page has no more to do: twice in a row. */
async function settle(page: Page, underWay: ReadonlySet<Request>): Promise<void> {
  await page.locator('h1').first().waitFor()
  for (let times = 0; times < 2; times++) {
    const isComing = await page.evaluate<boolean>(`new Promise((resolve) =>
      requestAnimationFrame(() => requestIdleCallback(() =>
        resolve(document.querySelector('[aria-busy=true], [class*=Skeleton]') !== null))))`)
    if (isComing || underWay.size > 0) times = -1
  }
}

/** Goes to another page as a link of this one would: nothing that is there is loaded again. */
export async function follow(path: string, { page, settled }: Opened): Promise<void> {
  await page.evaluate(`history.pushState(null, '', '/dashboard${path}')`)
  await settled()
}

/** Makes the first operator by the API, so that tests of other things begin behind it; their session. */
export async function makeOperator(service: DashboardService): Promise<Wishes> {
  const { body } = await controlOf(service)('/v1/setup/links', { method: 'POST' })
  const token = new URL(body.link).hash.slice(1)
  const response = await fetch(`${service.controlUrl}/v1/setup`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ token, ...operator }),
  })
  if (!response.ok) throw new Error(`no operator was made: ${await response.text()}`)
  const cookies = response.headers.getSetCookie().map((cookie) => {
    const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? []
    const place = { domain: new URL(service.controlUrl).hostname, path: '/', expires: -1 }
    return { name, value, ...place, httpOnly: true, secure: false, sameSite: 'Lax' as const }
  })
  return { storageState: { cookies, origins: [] } }
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
