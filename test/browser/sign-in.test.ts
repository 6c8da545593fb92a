import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { livedDaysAgo } from '../hygiene/aged.ts'
import { openBrowser } from '../operators/browser.ts'
import { oidcClient, startProvider, type TestProvider } from '../operators/provider.ts'
import { codeOf, secretOfText } from '../operators/totp.ts'
import { controlOf } from '../service/api.ts'
import { fromElsewhere } from '../service/contracts.ts'
import { freePorts } from '../service/service.ts'
import { openChromium } from './chromium.ts'
import {
  copied,
  type DashboardService,
  makeOperator,
  openPage,
  operator,
  startDashboardService,
} from './dashboard.ts'

let browser: Browser | null = null
let service: DashboardService
let provider: TestProvider

/** Invited before, and never came. */
const absentee = 'late@example.com'

beforeAll(async () => {
  browser = await openChromium('every way of signing in to the dashboard')
  const [port] = await freePorts(1)
  const directory = await livedDaysAgo(8, async (control) => {
    await control('/v1/invitations', { json: { email: absentee, role: 'read-only' } })
  })
  const environment = {
    TRUSTED_PROXIES: '127.0.0.1',
    OIDC_ISSUER: `http://127.0.0.1:${String(port)}`,
    OIDC_CLIENT_ID: oidcClient.id,
    OIDC_CLIENT_SECRET: oidcClient.secret,
    OIDC_NAME: 'Work account',
  }
  service = await startDashboardService(environment, undefined, directory)
  provider = await startProvider(`${service.controlUrl}/auth/callback/oidc`, port)
  await makeOperator(service)
})

afterAll(async () => {
  await browser?.close()
  provider.close()
  await service.remove()
})

/** A browser of its own, at an address of its own: limits of addresses are not in the way. */
const open = (of: Browser) => openPage(of, { extraHTTPHeaders: fromElsewhere() })

const chosen = 'four unrelated words together'

/** Somebody who was invited, in a browser that is signed in. */
async function newMember(of: Browser, { email, role }: { email: string; role: string }) {
  const { body } = await controlOf(service)('/v1/invitations', { json: { email, role } })
  const opened = await open(of)
  await opened.page.goto(body.link)
  await opened.page.getByLabel('Your name').fill(`Member ${email}`)
  await opened.page.getByLabel('Password', { exact: true }).fill(chosen)
  await opened.page.getByRole('button', { name: 'Accept the invitation' }).click()
  await opened.page.getByRole('heading', { name: 'Overview' }).waitFor()
  return opened
}

async function enter(page: Page, email: string, password: string): Promise<void> {
  await page.getByLabel('Email address').fill(email)
  await page.getByLabel('Password', { exact: true }).fill(password)
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
}

async function signInAs(page: Page, email: string, password: string): Promise<void> {
  await page.goto(`${service.dashboardUrl}/sign-in`)
  await enter(page, email, password)
}

test('the second factor is set up by a scanned or typed secret, and asked for from then on', async () => {
  if (browser === null) return
  const email = 'totp@example.com'
  const { page, complaints } = await newMember(browser, { email, role: 'operator' })
  await page.goto(`${service.dashboardUrl}/settings/account`)
  await page.getByRole('button', { name: 'Set up' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Present password').fill('not the password')
  await dialog.getByRole('button', { name: 'Continue' }).click()
  await dialog.getByText('That is not your present password.').waitFor()
  await dialog.getByLabel('Present password').fill(chosen)
  await dialog.getByRole('button', { name: 'Continue' }).click()

  await dialog.getByRole('img', { name: 'QR code' }).waitFor()
  const secret = secretOfText(await dialog.getByTestId('totp-secret').innerText())
  const code = codeOf(secret)
  await dialog.getByLabel('Code of the app').fill(code)
  await dialog.getByRole('button', { name: 'Switch on' }).click()
  const codes = (await dialog.getByTestId('backup-codes').innerText()).split(/\s+/).filter(Boolean)
  expect(codes).toHaveLength(10)
  await dialog.getByRole('button', { name: 'Copy Backup codes' }).click()
  expect(await copied(page)).toBe(`${codes.join('\n')}\n`)
  const saved = page.waitForEvent('download')
  await dialog.getByRole('button', { name: 'Download' }).click()
  expect((await saved).suggestedFilename()).toBe('countersign-backup-codes.txt')
  await dialog.getByRole('button', { name: 'I have kept them' }).click()
  await page.getByRole('button', { name: 'New backup codes' }).waitFor()

  // a code that was used is refused, and the next one is taken in the same sign-in
  const second = (await open(browser)).page
  await signInAs(second, email, chosen)
  await second.getByLabel('Code of your authenticator').fill(code)
  await second.getByRole('button', { name: 'Sign in', exact: true }).click()
  await second.getByText('These don’t belong together').waitFor()
  await second.getByLabel('Code of your authenticator').fill(codeOf(secret, 1))
  await second.getByRole('button', { name: 'Sign in', exact: true }).click()
  await second.getByRole('heading', { name: 'Overview' }).waitFor()

  const byBackup = async (backup: string) => {
    const { page: other } = await open(browser as Browser)
    await signInAs(other, email, chosen)
    await other.getByRole('button', { name: 'Use a backup code' }).click()
    await other.getByLabel('Backup code').fill(backup)
    await other.getByRole('button', { name: 'Sign in', exact: true }).click()
    return other
  }
  const third = await byBackup(codes[0] ?? '')
  await third.getByRole('heading', { name: 'Overview' }).waitFor()
  const fourth = await byBackup(codes[0] ?? '')
  await fourth.getByText('These don’t belong together').waitFor()

  await page.getByRole('button', { name: 'Switch off' }).click()
  await dialog.getByLabel('Present password').fill(chosen)
  await dialog.getByRole('button', { name: 'Switch off' }).click()
  await page.getByRole('button', { name: 'Set up' }).waitFor()
  expect(complaints).toEqual([])
})

test('an identity provider signs in who was invited, and says why it does not others', async () => {
  if (browser === null) return
  const email = 'grace@work.example'
  await controlOf(service)('/v1/invitations', { json: { email, role: 'operator' } })
  const { page, complaints } = await open(browser)
  provider.next({ sub: 'sub-grace', email, email_verified: true, name: 'Grace Hopper' })
  await page.goto(`${service.dashboardUrl}/settings/account`)
  await page.getByRole('link', { name: 'Sign in with Work account' }).click()
  await page.getByText('You sign in by your organisation’s identity provider').waitFor()
  expect(await page.getByLabel('Your name').inputValue()).toBe('Grace Hopper')

  const stranger = (await open(browser)).page
  provider.next({ sub: 'sub-eve', email: 'eve@work.example', email_verified: true, name: 'Eve' })
  await stranger.goto(`${service.dashboardUrl}/sign-in`)
  await stranger.getByRole('link', { name: 'Sign in with Work account' }).click()
  await stranger.getByText('could not vouch for an account here').waitFor()
  expect(complaints).toEqual([])
})

test('an invitation is made, passed on, accepted once and withdrawn', async () => {
  if (browser === null) return
  const { page, complaints } = await open(browser)
  await signInAs(page, operator.email, operator.password)
  await page.getByRole('heading', { name: 'Overview' }).waitFor()
  await page.goto(`${service.dashboardUrl}/settings/members`)
  const invite = async (email: string) => {
    await page.getByRole('button', { name: 'Invite somebody' }).first().click()
    const drawer = page.getByRole('dialog')
    await drawer.getByLabel('Email address').fill(email)
    await drawer.getByLabel('Read-only').check()
    await drawer.getByRole('button', { name: 'Make the invitation' }).click()
    await drawer.getByRole('button', { name: 'Copy the link' }).click()
    const link = await copied(page)
    await drawer.getByRole('button', { name: 'Done' }).click()
    return link
  }
  const link = await invite('hedy@example.com')
  expect(link).toMatch(new RegExp(`^${service.dashboardUrl}/invitation#\\w{43}$`))

  const invited = (await open(browser)).page
  await invited.goto(link)
  await invited.getByLabel('Your name').fill('Hedy Lamarr')
  expect(invited.url()).toBe(`${service.dashboardUrl}/invitation`)
  await invited.getByLabel('Password', { exact: true }).fill(chosen)
  await invited.getByRole('button', { name: 'Accept the invitation' }).click()
  await invited.getByRole('heading', { name: 'Overview' }).waitFor()

  const late = (await open(browser)).page
  await late.goto(link)
  await late.getByLabel('Your name').fill('Late')
  await late.getByLabel('Password', { exact: true }).fill(chosen)
  await late.getByRole('button', { name: 'Accept the invitation' }).click()
  await late.getByText('The link has been used').waitFor()

  await page.goto(`${service.dashboardUrl}/settings/members`)
  await page.getByRole('link', { name: 'Hedy Lamarr' }).waitFor()
  await invite('kay@example.com')
  await page.getByRole('tab', { name: 'Invitations' }).click()
  await page.getByRole('button', { name: 'Withdraw the invitation of kay@example.com' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Withdraw' }).click()
  await page
    .getByRole('cell', { name: 'kay@example.com', exact: true })
    .waitFor({ state: 'hidden' })

  await page.getByText('Expired').waitFor()
  await page.getByRole('button', { name: `Invite ${absentee} again` }).click()
  const drawer = page.getByRole('dialog')
  expect(await drawer.getByLabel('Email address').inputValue()).toBe(absentee)
  expect(await drawer.getByLabel('Read-only').isChecked()).toBe(true)
  await drawer.getByRole('button', { name: 'Make the invitation' }).click()
  await drawer.getByRole('button', { name: 'Done' }).click()
  await page.getByText('Expired').waitFor({ state: 'hidden' })
  await page.getByRole('cell', { name: absentee, exact: true }).waitFor()
  expect(complaints).toEqual([])
})

test('a role that is cut while a page is open counts with its next request', async () => {
  if (browser === null) return
  const email = 'cut@example.com'
  const { page: theirs } = await newMember(browser, { email, role: 'operator' })
  await theirs.goto(`${service.dashboardUrl}/projects`)
  await theirs.getByRole('button', { name: 'Create project' }).first().click()
  await theirs.getByRole('dialog').getByLabel('Name', { exact: true }).fill('Too late')

  const { page, complaints } = await open(browser)
  await signInAs(page, operator.email, operator.password)
  await page.getByRole('heading', { name: 'Overview' }).waitFor()
  await page.goto(`${service.dashboardUrl}/settings/members`)
  await page.getByRole('link', { name: `Member ${email}` }).click()
  await page.getByLabel('Read-only').check()
  await page.getByRole('button', { name: 'Change the role' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByText('Signed in in one place').waitFor()
  await dialog.getByRole('button', { name: 'Change the role' }).click()
  await page.getByText(`Member ${email} is Read-only now.`).waitFor()
  await page.getByText('Not signed in anywhere.').waitFor()

  await theirs.getByRole('dialog').locator('button[type=submit]').click()
  await theirs.getByText('Your session has ended.').waitFor()
  await enter(theirs, email, chosen)
  await theirs.getByRole('heading', { name: 'Projects', exact: true }).waitFor()
  expect(theirs.url()).toBe(`${service.dashboardUrl}/projects`)
  expect(await theirs.getByRole('button', { name: 'Create project' }).count()).toBe(0)
  expect(complaints).toEqual([])
})

test('a session that is ended elsewhere says so, and leads back to the same page', async () => {
  if (browser === null) return
  const email = 'ended@example.com'
  const { page: here, complaints } = await newMember(browser, { email, role: 'operator' })
  const there = (await open(browser)).page
  await signInAs(there, email, chosen)
  await there.getByRole('heading', { name: 'Overview' }).waitFor()
  await there.goto(`${service.dashboardUrl}/keys?state=active`)
  await there.getByRole('heading', { name: 'API keys' }).waitFor()

  await here.goto(`${service.dashboardUrl}/settings/account`)
  const row = here.getByRole('row').filter({ hasText: 'Chrome' })
  await expect.poll(() => row.count()).toBe(2)
  expect(await row.filter({ hasText: 'This one' }).count()).toBe(1)
  await here.getByRole('button', { name: /^End the session in Chrome \d+ on Linux$/ }).click()
  await expect.poll(() => row.count()).toBe(1)

  await there.getByRole('link', { name: 'Projects' }).click()
  await there.getByText('Your session has ended.').waitFor()
  expect(new URL(there.url()).searchParams.get('return')).toMatch(/^\/(projects|keys)/)
  await enter(there, email, chosen)
  await there.getByRole('heading', { name: 'Projects', exact: true }).waitFor()
  expect(complaints).toEqual([])
})

test('the last owner is told before trying that they stay', async () => {
  if (browser === null) return
  const { page } = await open(browser)
  await signInAs(page, operator.email, operator.password)
  await page.getByRole('heading', { name: 'Overview' }).waitFor()
  await page.goto(`${service.dashboardUrl}/settings/members`)
  await page.getByRole('link', { name: operator.name }).click()
  await page.getByText('The last owner', { exact: true }).waitFor()
  for (const name of ['Remove', 'Deactivate']) {
    expect(await page.getByRole('button', { name }).isDisabled()).toBe(true)
  }
  expect(await page.getByLabel('Read-only').isDisabled()).toBe(true)
})

test('who tries too often is told how long to wait, and keeps nobody else out', async () => {
  if (browser === null) return
  const { page } = await open(browser)
  await page.goto(`${service.dashboardUrl}/sign-in`)
  const slowed = page.getByText('Too many tries', { exact: true })
  for (let count = 0; count < 25 && !(await slowed.isVisible()); count++) {
    const answered = page.waitForResponse('**/v1/session')
    await enter(page, operator.email, `a guess, number ${String(count)}`)
    await answered
  }
  await slowed.waitFor()
  await page.getByText(/^You can try again (in \d+ (second|minute)s?|now)\.$/).waitFor()

  const elsewhere = openBrowser(service)
  const { email, password } = operator
  expect((await elsewhere.ask('/v1/session', { json: { email, password } })).status).toBe(200)
})
