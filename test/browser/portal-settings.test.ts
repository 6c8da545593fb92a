import { gzipSync } from 'node:zlib'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
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

beforeAll(async () => {
  browser = await openChromium('what the page of the contract “classic” tells to do in the portal')
  service = await startPortalService('classic')
  await controlOf(service)('/v1/projects', { json: { slug: 'acme', name: 'Acme' } })
})

afterAll(async () => {
  await browser?.close()
  await service.remove()
})

const me = (secret: string) =>
  ask(`${service.publicUrl}/api/v1/users/me`, { headers: { authorization: `Bearer ${secret}` } })

// "navigate to your settings page and click "Create New API Key". You can manage and revoke your keys
// from there." "Once revoked, a key will no longer be valid for authentication."
test('an invitation leads to the settings page, a new API key, and its revocation', async () => {
  if (browser === null) return
  const { page, complaints, context } = await openPortalPage(browser)
  await page.goto(await invite(service, 'acme', { email: 'ada@example.com', role: 'developer' }))
  await page.getByText('ada@example.com is invited to Acme.').waitFor()
  await page.getByLabel('Your name').fill('Ada Lovelace')
  await page.getByLabel('Password', { exact: true }).fill(customerPassword)
  await page.getByRole('button', { name: 'Create account and join' }).click()
  await page.getByRole('heading', { name: 'Acme' }).waitFor()

  await page.getByRole('link', { name: 'Settings' }).click()
  await page.getByRole('button', { name: 'Create New API Key', exact: true }).click()
  const secret = await makeKey(page, 'Production')
  expect((await me(secret)).status).toBe(200)
  await page.getByText('The first request has arrived').waitFor()
  await page.getByRole('button', { name: 'I have copied it' }).click()
  expect(await page.content()).not.toContain(secret)

  await page.getByRole('link', { name: 'Production' }).click()
  await page.getByRole('button', { name: 'Revoke', exact: true }).click()
  const asked = page.getByRole('dialog')
  await asked.getByTestId('consequence').waitFor()
  await asked.getByRole('button', { name: 'Revoke key' }).click()
  await page.getByText('This key was revoked').waitFor()
  expect((await me(secret)).status).toBe(401)

  await page.getByRole('link', { name: 'Changes' }).click()
  const row = page.getByRole('row').filter({ hasText: 'Key revoked' })
  await row.getByText('You', { exact: true }).waitFor()
  expect(complaints).toEqual([])
  await context.close()
})

test('what one page revokes, another sees, and can do nothing more with', async () => {
  if (browser === null) return
  await newMember(service, 'acme', { email: 'bob@example.com', name: 'Bob', role: 'developer' })
  const { page, context } = await openPortalPage(browser)
  await signInAs(page, service, 'bob@example.com')
  await page.goto(`${service.portalUrl}/projects/acme/keys?create=true`)
  await makeKey(page, 'Shared')
  await page.getByRole('link', { name: 'Open the key' }).click()
  await page.getByRole('heading', { name: 'Shared' }).waitFor()
  const other = await context.newPage()
  await other.goto(page.url())
  await other.getByRole('button', { name: 'Rotate' }).click()
  await other.getByRole('button', { name: 'Rotate key' }).waitFor()
  await page.getByRole('button', { name: 'Revoke', exact: true }).click()
  await page.getByRole('button', { name: 'Revoke key' }).click()
  await page.getByText('This key was revoked').waitFor()
  await other.getByRole('button', { name: 'Rotate key' }).click()
  await other.getByRole('alert').waitFor()
  expect(await other.getByTestId('secret').count()).toBe(0)
  await other.getByText('This key was revoked').waitFor()
  await context.close()
})

test('who is removed is out with the next thing they do', async () => {
  if (browser === null) return
  await newMember(service, 'acme', { email: 'eve@example.com', name: 'Eve', role: 'developer' })
  const { page, context } = await openPortalPage(browser)
  await signInAs(page, service, 'eve@example.com')
  await page.getByRole('link', { name: 'API keys', exact: true }).click()
  await page.getByRole('button', { name: 'Create new API key' }).first().click()
  await page.getByRole('dialog').getByLabel('Name').fill('Too late')
  const control = controlOf(service)
  const { body } = await control('/v1/projects/acme/members')
  const { id } = body.data.find((member: { email: string }) => member.email === 'eve@example.com')
  expect((await control(`/v1/projects/acme/members/${id}`, { method: 'DELETE' })).status).toBe(204)
  await page.getByRole('dialog').getByRole('button', { name: 'Create key' }).click()
  await page.getByText('Your session has ended').waitFor()
  const keys = await control('/v1/projects/acme/keys')
  expect(keys.body.data.map(({ name }: { name: string }) => name)).not.toContain('Too late')
  await context.close()
})

test('the first page loads a bounded amount of compressed script', async () => {
  if (browser === null) return
  const { page, context } = await openPortalPage(browser)
  const scripts: Promise<Buffer>[] = []
  page.on('response', (response) => {
    if (response.url().endsWith('.js')) scripts.push(response.body())
  })
  await page.goto(service.portalUrl)
  await page.getByRole('heading', { name: 'Sign in' }).waitFor()
  await page.waitForLoadState('networkidle')
  const sizes = (await Promise.all(scripts)).map((script) => gzipSync(script).length)
  expect(sizes.length).toBeGreaterThan(0)
  expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(200_000)
  await context.close()
})

/** Fills the form that is open; gives the secret, as it was copied. */
async function makeKey(page: Page, name: string): Promise<string> {
  const form = page.getByRole('dialog')
  await form.getByLabel('Name').fill(name)
  await form.getByRole('button', { name: 'Create key' }).click()
  const secret = (await page.getByTestId('secret').textContent()) ?? ''
  await page.getByRole('button', { name: 'Copy the secret' }).click()
  expect(await copied(page)).toBe(secret)
  return secret
}
