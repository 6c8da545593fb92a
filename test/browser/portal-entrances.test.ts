import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Mailbox, openMailbox } from '../portal/mailbox.ts'
import { ask, controlOf } from '../service/api.ts'
import { openChromium } from './chromium.ts'
import { copied } from './dashboard.ts'
import {
  customerPassword,
  invite,
  newMember,
  openPortalPage,
  type PortalService,
  signInAs,
  startPortalService,
} from './portal.ts'

let browser: Browser | null = null
let service: PortalService
let mailbox: Mailbox

beforeAll(async () => {
  browser = await openChromium('what the page of the contract “convoy” tells to do in the portal')
  mailbox = await openMailbox()
  service = await startPortalService('convoy', {
    PORTAL_REGISTRATION: 'on',
    ...mailbox.environment,
  })
  const control = controlOf(service)
  await control('/v1/projects', { json: { slug: 'harbour', name: 'Harbour' } })
  await control('/v1/projects', { json: { slug: 'my-project', name: '<b>My</b> project' } })
})

afterAll(async () => {
  await browser?.close()
  await service.remove()
  mailbox.close()
})

/** Whether the API lets a key in; there is nothing behind it. */
const isLetIn = async (secret: string) => {
  const headers = { 'x-api-key': secret }
  return (await ask(`${service.publicUrl}/cargo/load`, { headers, json: {} })).status !== 401
}

// "Sign in to your account. Navigate to your project. Go to API Keys and create a new key. Copy the key:
// it is shown only once."
test('who signs in finds their project, its API keys, and a new key to copy', async () => {
  if (browser === null) return
  const ada = { email: 'ada@example.com', name: 'Ada', role: 'developer' } as const
  await newMember(service, 'harbour', ada)
  const { page, complaints, context } = await openPortalPage(browser)
  await signInAs(page, service, ada.email)
  // the second invitation is accepted by who is signed in
  await page.goto(await invite(service, 'my-project', { email: ada.email, role: 'developer' }))
  await page.getByRole('button', { name: 'Join' }).click()
  await page.getByRole('link', { name: '<b>My</b> project' }).click()
  await page.getByRole('link', { name: 'API keys', exact: true }).click()
  await page.getByRole('button', { name: 'Create new API key' }).first().click()
  await page.getByRole('dialog').getByLabel('Name').fill('Production')
  await page.getByRole('button', { name: 'Create key' }).click()
  await page.getByRole('button', { name: 'Copy the secret' }).click()
  const secret = await copied(page)
  expect(secret).toMatch(/^convoy_sk_[0-9A-Za-z]{32}$/)
  expect([await isLetIn(secret), await isLetIn(`${secret.slice(0, -1)}_`)]).toEqual([true, false])
  await page.getByRole('button', { name: 'I have copied it' }).click()
  await page.reload()
  await page.getByRole('link', { name: 'Production' }).waitFor()
  expect(await page.content()).not.toContain(secret)
  expect(complaints).toEqual([])
  await context.close()
})

test('a link of the application leads in without a password, once', async () => {
  if (browser === null) return
  const user = { external_id: 'user-17', name: '<i>Grace</i>', role: 'viewer' }
  const { body } = await controlOf(service)('/v1/projects/harbour/portal-links', { json: user })
  const { page, complaints, context } = await openPortalPage(browser)
  await page.goto(body.url)
  await page.getByRole('heading', { name: 'Harbour' }).waitFor()
  expect(page.url()).not.toContain('#')
  await page.getByText('<i>Grace</i>').waitFor()
  await page.getByRole('link', { name: 'API keys', exact: true }).click()
  await page.getByText('No keys yet').waitFor()
  expect(await page.getByRole('button', { name: 'Create new API key' }).count()).toBe(0)

  const stranger = await openPortalPage(browser)
  await stranger.page.goto(body.url)
  await stranger.page.getByText('Such a link is good once').waitFor()
  expect([...complaints, ...stranger.complaints]).toEqual([])
  await stranger.context.close()
  await context.close()
})

test('who registers confirms the address, and has a project of their own', async () => {
  if (browser === null) return
  const { page, complaints, context } = await openPortalPage(browser)
  await page.goto(`${service.portalUrl}/sign-in`)
  await page.getByRole('link', { name: 'Register' }).click()
  await page.getByRole('heading', { name: 'Create an account' }).waitFor()
  await page.getByLabel('Email address').fill('new@example.com')
  await page.getByLabel('Your name').fill('Newcomer')
  await page.getByLabel('Password', { exact: true }).fill(customerPassword)
  await page.getByRole('button', { name: 'Create account' }).click()
  await page.getByText('Open the link in the mail').waitFor()
  const [link = ''] = /http\S+#\w{43}/.exec(await mailbox.next('new@example.com')) ?? []
  await page.goto(link)
  await page.getByRole('heading', { name: 'Newcomer' }).waitFor()
  await page.getByText('Owner').waitFor()
  expect(complaints).toEqual([])
  await context.close()
})

test('where keys are made on request, one is asked for, approved and collected', async () => {
  if (browser === null) return
  const control = controlOf(service)
  await control('/v1/projects', { json: { slug: 'guarded', name: 'Guarded' } })
  await control('/v1/projects/guarded', { method: 'PATCH', json: { self_service: false } })
  const link = { external_id: 'user-18', name: 'Bob', role: 'developer' }
  const { body } = await control('/v1/projects/guarded/portal-links', { json: link })
  const { page, complaints, context } = await openPortalPage(browser)
  await page.goto(body.url)
  await page.getByRole('link', { name: 'API keys', exact: true }).click()
  await page.getByRole('button', { name: 'Request a key' }).click()
  await page.getByRole('dialog').getByLabel('Name').fill('Night ferry')
  await page.getByLabel('What is it for?').fill('To load at night')
  await page.getByRole('button', { name: 'Send the request' }).click()
  await page.getByRole('row').filter({ hasText: 'Open' }).waitFor()

  const asked = await control('/v1/key-requests?state=open')
  const path = `/v1/key-requests/${String(asked.body.data[0].id)}/approve`
  expect((await control(path, { json: {} })).status).toBe(200)
  await page.getByRole('button', { name: 'Collect the key' }).click()
  await page.getByRole('button', { name: 'Show the key' }).click()
  const secret = (await page.getByTestId('secret').textContent()) ?? ''
  expect(await isLetIn(secret)).toBe(true)
  await page.getByRole('button', { name: 'I have copied it' }).click()
  await page.getByRole('link', { name: 'Night ferry' }).waitFor()
  expect(complaints).toEqual([])
  await context.close()
})
