import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { startFilledService } from './filled-service.ts'
import { pagesInside } from './pages.ts'
import { stageOf } from './stage.ts'

const stage = stageOf('whether the pages of the dashboard jump while they load', startFilledService)

// What counts as good: https://web.dev/articles/cls
const mostShift = 0.1
// longer than the pages wait before they show what stands in for what comes
const slowMs = 250

const widths = [
  { width: 1440, height: 900 },
  { width: 390, height: 844 },
] as const

test('nothing jumps while a slow service answers, on a desk or on a phone', async () => {
  const paths = pagesInside(stage.service)
  const middle = Math.ceil(paths.length / 2)
  const halves = [paths.slice(0, middle), paths.slice(middle)]
  // side by side, as most of it is waiting
  const walks = widths.flatMap((viewport) => halves.map((half) => jumpsAt(half, viewport)))
  expect((await Promise.all(walks)).flat()).toEqual([])
})

type Viewport = (typeof widths)[number]

async function jumpsAt(paths: readonly string[], viewport: Viewport): Promise<string[]> {
  const opened = await stage.open('/', { viewport, reducedMotion: 'reduce' })
  if (opened === null) return []
  const { page, complaints, settled } = opened
  await page.addInitScript(watchShifts)
  await page.route('**/v1/**', async (route) => {
    await new Promise((resolve) => setTimeout(resolve, slowMs))
    await route.continue().catch(() => undefined)
  })
  const jumps: string[] = []
  for (const path of paths) {
    await page.goto(stage.service.dashboardUrl + path)
    await settled()
    const shifts = await shiftsOf(page)
    const sum = shifts.reduce((all, { value }) => all + value, 0)
    const at = `${path} at ${String(viewport.width)}`
    if (sum > mostShift) jumps.push(`${at}: ${sum.toFixed(3)} ${JSON.stringify(shifts)}`)
  }
  return [...jumps, ...complaints]
}

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
