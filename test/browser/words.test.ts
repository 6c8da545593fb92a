import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { contractSecrets } from '../service/contracts.ts'
import { openChromium } from './chromium.ts'
import { openPage, signIn } from './dashboard.ts'
import { type FilledService, startFilledService } from './filled-service.ts'
import { pagesInside } from './pages.ts'

let browser: Browser | null = null
let service: FilledService

beforeAll(async () => {
  browser = await openChromium('whether the dashboard speaks the words of the contract')
  service = await startFilledService({ CONTRACT: 'axelered', ...contractSecrets })
})

afterAll(async () => {
  await browser?.close()
  await service.remove()
})

// The contract calls a project a workspace; so does every page, in its texts and in names for ears.
test.each([
  { language: 'en', forbidden: /project/i, said: 'No workspace is called that' },
  { language: 'de', forbidden: /projekt/i, said: 'Kein Arbeitsbereich heißt so' },
])('every page speaks of workspaces: $language', { timeout: 120_000 }, async (words) => {
  if (browser === null) return
  const { page, context } = await openPage(browser)
  await signIn(page, service)
  await page.evaluate(`localStorage.setItem('countersign.language', '${words.language}')`)
  const faults: string[] = []
  for (const path of pagesInside(service)) {
    await page.goto(service.dashboardUrl + path)
    await page.locator('h1').first().waitFor()
    await page.waitForLoadState('networkidle')
    const heard = await page.evaluate<string>(
      `[document.body.innerText, ...[...document.querySelectorAll('[aria-label], [placeholder]')]
        .map((one) => one.ariaLabel + ' ' + one.getAttribute('placeholder'))].join('\\n')`,
    )
    const lines = heard.split('\n').filter((line) => {
      // the control API has its own names, whatever the contract says
      return words.forbidden.test(line.replaceAll(/projects\.(?:read|write)/g, ''))
    })
    faults.push(...lines.map((line) => `${path}: ${line}`))
  }
  expect(faults).toEqual([])
  await page.goto(`${service.dashboardUrl}/projects?q=nothing`)
  await page.getByText(words.said).waitFor()
  await context.close()
})
