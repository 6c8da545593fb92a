import { gzipSync } from 'node:zlib'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openChromium } from './chromium.ts'
import {
  type DashboardService,
  makeOperator,
  openPage,
  signIn,
  startDashboardService,
} from './dashboard.ts'

/** The first page has the least; what a list needs besides may be a little more. */
const mostBytes = { '/': 250_000, '/keys': 270_000 } as const
const paths = ['/', '/keys'] as const

let browser: Browser | null = null
let service: DashboardService

beforeAll(async () => {
  browser = await openChromium('how much script the pages of the dashboard load')
  service = await startDashboardService()
  await makeOperator(service)
})

afterAll(async () => {
  await browser?.close()
  await service.remove()
})

test.each(paths)('%s loads a bounded amount of compressed script', async (path) => {
  if (browser === null) return
  const opened = await openPage(browser)
  await signIn(opened.page, service)
  const page = await opened.context.newPage()
  const scripts: Promise<Buffer>[] = []
  page.on('response', (response) => {
    if (response.url().endsWith('.js')) scripts.push(response.body())
  })
  await page.goto(service.dashboardUrl + path)
  await page.locator('h1').waitFor()
  await page.waitForLoadState('networkidle')
  const sizes = (await Promise.all(scripts)).map((script) => gzipSync(script).length)
  expect(sizes.length).toBeGreaterThan(0)
  expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(mostBytes[path])
})

test('its pages are kept from frames, and its assets for ever', async () => {
  const reply = await fetch(`${service.dashboardUrl}/`)
  expect(reply.headers.get('content-security-policy')).toContain("frame-ancestors 'none'")
  const [asset = ''] = /\/dashboard\/assets\/[^"]+\.js/.exec(await reply.text()) ?? []
  const script = await fetch(service.controlUrl + asset)
  expect(script.status).toBe(200)
  expect(script.headers.get('cache-control')).toContain('immutable')
})
