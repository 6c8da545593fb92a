import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ask, controlOf } from '../service/api.ts'
import { openChromium } from './chromium.ts'
import { faultsOf } from './faults-of.ts'
import { openPortalPage, type PortalService, startPortalService } from './portal.ts'

let browser: Browser | null = null
let service: PortalService
let application: Server
let origin = ''
/** What the page of the application holds at the time. */
let html = ''

beforeAll(async () => {
  browser = await openChromium('the keys of a project in a page of another origin')
  service = await startPortalService()
  await controlOf(service)('/v1/projects', { json: { slug: 'acme', name: 'Acme' } })
  await controlOf(service)('/v1/projects/acme/keys', { json: { name: 'Nightly import' } })
  application = createServer((_request, response) => {
    response.setHeader('content-type', 'text/html').end(html)
  }).listen(0)
  await once(application, 'listening')
  const { port } = application.address() as { port: number }
  // another site than that of the service, not only another port
  origin = `http://localhost:${String(port)}`
})

afterAll(async () => {
  await browser?.close()
  await service.remove()
  application.close()
})

/** The page of the application, with the script tag that it was told to put there. */
async function embed(role: string, from: string): Promise<string> {
  const path = '/v1/projects/acme/embed-sessions'
  const { body, text } = await controlOf(service)(path, { json: { role, origin: from } })
  const { session, token, script } = body
  if (typeof token !== 'string') throw new Error(text)
  html = `<!doctype html><html lang="en"><title>Shop</title><main><h1>Your shop</h1>
    <script src="${script}" data-session="${session.id}" data-token="${token}"
      data-project="${session.project_id}" data-title="Keys of Acme"></script></main>`
  return token
}

test('one script tag brings the keys, which are made, seen used and revoked there', async () => {
  if (browser === null) return
  const { page, complaints, context } = await openPortalPage(browser)
  const token = await embed('developer', origin)
  await page.goto(origin)
  const frame = page.frameLocator('iframe[title="Keys of Acme"]')
  await frame.getByRole('heading', { name: 'API keys' }).waitFor()
  expect(await page.content()).not.toContain(`data-token="${token}"`)
  await frame.getByRole('button', { name: 'Create new API key' }).first().click()
  await frame.getByRole('dialog').getByLabel('Name').fill('From the shop')
  await frame.getByRole('button', { name: 'Create key' }).click()
  const secret = (await frame.getByTestId('secret').textContent()) ?? ''
  const headers = { authorization: `Bearer ${secret}` }
  expect((await ask(`${service.publicUrl}/v1/whoami`, { headers })).status).toBe(200)
  await frame.getByText('The first request has arrived').waitFor()
  expect(await faultsOf(page)).toEqual([])
  await frame.getByRole('button', { name: 'Open the key' }).click()
  await frame.getByRole('button', { name: 'Revoke', exact: true }).click()
  await frame.getByRole('button', { name: 'Revoke key' }).click()
  await frame.getByText('This key was revoked').waitFor()
  expect((await ask(`${service.publicUrl}/v1/whoami`, { headers })).status).toBe(401)
  expect(complaints).toEqual([])
  await context.close()
})

test('no page of another origin holds it, and who only looks on makes nothing', async () => {
  if (browser === null) return
  const { page, context } = await openPortalPage(browser)
  await embed('viewer', origin)
  await page.goto(origin)
  const frame = page.frameLocator('iframe')
  await frame.getByRole('button', { name: 'Nightly import' }).waitFor()
  expect(await frame.getByRole('button', { name: 'Create new API key' }).count()).toBe(0)

  await embed('developer', 'https://shop.example.com')
  await page.goto(origin)
  await page.locator('iframe').waitFor()
  await page.waitForLoadState('networkidle')
  expect(await frame.getByRole('heading', { name: 'API keys' }).count()).toBe(0)
  const reply = await ask(`${service.portalUrl}/embed?session=emb_nothing`)
  expect([reply.status, reply.headers.get('x-frame-options')]).toEqual([404, 'DENY'])
  await context.close()
})
