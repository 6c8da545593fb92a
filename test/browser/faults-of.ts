import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Page } from 'playwright-core'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

interface Found {
  readonly violations: readonly {
    readonly id: string
    readonly nodes: readonly { readonly html: string; readonly failureSummary?: string }[]
  }[]
}

/** What axe finds, and whether the page is wider than its window. */
export async function faultsOf(page: Page): Promise<string[]> {
  // through the debugger, as the policy of the page lets no other script in
  if (!(await page.evaluate<boolean>('"axe" in globalThis'))) await page.evaluate(axe)
  const found = await page.evaluate<Found>(
    'axe.run(document, { resultTypes: ["violations"], preload: false })',
  )
  const tooWide = await page.evaluate<boolean>(
    'document.documentElement.scrollWidth > document.documentElement.clientWidth',
  )
  return [
    ...found.violations.map(
      ({ id, nodes }) => `${id} ${nodes[0]?.html ?? ''} ${nodes[0]?.failureSummary ?? ''}`,
    ),
    ...(tooWide ? ['wider than the window'] : []),
  ]
}
