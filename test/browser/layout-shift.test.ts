import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openChromium } from './chromium.ts'
import { openPage, signIn } from './dashboard.ts'
import { type FilledService, startFilledService } from './filled-service.ts'
import { pagesInside } from './pages.ts'

let browser: Browser | null = null
let service: FilledService

beforeAll(async () => {
  browser = await openChromium('whether the pages of the dashboard jump while they load')
  service = await startFilledService()
})

afterAll(async () => {
  await browser?.close()
  await service.remove()
})

// What counts as good: https://web.dev/articles/cls
const mostShift = 0.1
const slowMs = 400

test.each([
  { width: 1440, height: 900 },
  { width: 390, height: 844 },
])(
  'nothing jumps while a slow service answers, at $width pixels',
  { timeout: 300_000 },
  async (viewport) => {
    if (browser === null) return
    const { page, complaints } = await openPage(browser, { viewport, reducedMotion: 'reduce' })
    await page.addInitScript(watchShifts)
    await signIn(page, service)
    await page.route('**/v1/**', async (route) => {
      await new Promise((resolve) => setTimeout(resolve, slowMs))
      await route.continue().catch(() => undefined)
    })
    const jumps: string[] = []
    for (const path of pagesInside(service)) {
      await page.goto(service.dashboardUrl + path)
      await page.locator('h1').first().waitFor()
      await page.waitForLoadState('networkidle')
      const shifts = await shiftsOf(page)
      const sum = shifts.reduce((all, { value }) => all + value, 0)
      if (sum > mostShift) jumps.push(`${path}: ${sum.toFixed(3)} ${JSON.stringify(shifts)}`)
    }
    expect(jumps).toEqual([])
    expect(complaints).toEqual([])
  },
)

interface Shift {
  readonly value: number
  readonly of: readonly string[]
}

const watchShifts = `
  globalThis.shifts = []
  new PerformanceObserver((list) => {
    for (const { value, hadRecentInput, sources } of list.getEntries()) {
      const of = sources.map(({ node, previousRect, currentRect }) =>
        (node?.parentElement?.className ?? '') + ' > ' + (node?.className ?? node?.nodeName) + ' ' +
        [previousRect, currentRect].map(({ x, y, width, height }) => [x, y, width, height].join(',')).join(' to '))
      if (!hadRecentInput) globalThis.shifts.push({ value, of })
    }
  }).observe({ type: 'layout-shift', buffered: true })`

function shiftsOf(page: Page): Promise<readonly Shift[]> {
  return page.evaluate<readonly Shift[]>('globalThis.shifts')
}
