import { afterAll, beforeAll, expect, it } from 'vitest'
import { chronosExample } from '../../examples/chronos/example.ts'
import { openChromium } from '../browser/chromium.ts'
import { startedOnce } from './started.ts'

type Browser = NonNullable<Awaited<ReturnType<typeof openChromium>>>

const started = startedOnce(chronosExample)
let browser: Browser | null = null
beforeAll(async () => {
  browser = await openChromium('the page of the chronos example')
})
afterAll(() => browser?.close())

it('mints from a page of another origin, and hears that it was done before', async () => {
  if (browser === null) return
  const page = await browser.newPage()
  const { publicUrl } = started.running()
  await page.goto(started.value('PAGE_URL'))
  expect(new URL(page.url()).origin).not.toBe(publicUrl)
  const calls: string[] = []
  page.on('request', (request) => calls.push(`${request.method()} ${request.url()}`))
  const says = async (text: string) => {
    await page.getByRole('button', { name: 'Mint' }).click()
    await page.getByText(text).waitFor({ timeout: 25_000 })
  }
  await says('200 minted 5')
  await says('409 RECEIPT_ALREADY_MINTED')
  expect(calls).toContain(`POST ${publicUrl}/api/v1/sign-mint`)
})

it('is told nothing of routes that are not for pages', async () => {
  if (browser === null) return
  const page = await browser.newPage()
  await page.goto(started.value('PAGE_URL'))
  const outcome = await page.evaluate(
    (url) => fetch(url, { method: 'POST' }).then(() => 'answered', String),
    `${started.running().publicUrl}/api/v1/transfer`,
  )
  expect(outcome).toContain('TypeError')
})
