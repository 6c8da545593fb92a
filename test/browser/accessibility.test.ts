import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { controlOf } from '../service/api.ts'
import { openChromium } from './chromium.ts'
import {
  type DashboardService,
  makeOperator,
  openPage,
  signIn,
  startDashboardService,
} from './dashboard.ts'
import { faultsOf } from './faults-of.ts'

let browser: Browser | null = null
let service: DashboardService
let ids: { readonly key: string; readonly client: string; readonly server: string }

beforeAll(async () => {
  browser = await openChromium('whether everybody can use the dashboard')
  service = await startDashboardService()
  await makeOperator(service)
  const control = controlOf(service)
  await control('/v1/projects', { json: { slug: 'acme', name: 'Acme' } })
  const made = await control('/v1/projects/acme/keys', { json: { name: 'Production' } })
  const client = await control('/v1/projects/acme/clients', { json: { name: 'Back office' } })
  const product = {
    slug: 'market',
    name: 'Market data',
    capabilities: ['market.read', 'indexer.*'],
  }
  await control('/v1/products', { json: product })
  await control('/v1/projects/acme/subscriptions', { json: { product: 'market' } })
  const server = await control('/v1/server-keys', {
    json: { name: 'Gateway', permissions: ['verify', 'projects.read'] },
  })
  ids = {
    key: made.body.key.id,
    client: client.body.client.client_id,
    server: server.body.key.id,
  }
})

afterAll(async () => {
  await browser?.close()
  await service.remove()
})

const outside = ['/setup#a-token', '/setup', '/sign-in', '/invitation#a-token', '/invitation']
const inside = () => [
  '/',
  '/projects',
  '/projects/acme',
  '/projects/acme?tab=clients',
  '/projects/acme?tab=products',
  '/projects/acme?tab=settings',
  '/projects/acme?create=true',
  '/keys',
  '/keys?q=nothing-is-called-that',
  `/keys/${ids.key}`,
  `/clients/${ids.client}`,
  '/products',
  '/products?q=nothing-is-called-that',
  '/products/market',
  '/limits',
  '/server-keys',
  '/server-keys?create=true',
  `/server-keys/${ids.server}`,
  '/signing-keys',
  '/settings',
  '/settings/api-keys',
  '/nowhere',
]

const looks = [
  { colorScheme: 'light', viewport: { width: 1440, height: 900 } },
  { colorScheme: 'dark', viewport: { width: 1440, height: 900 } },
  { colorScheme: 'light', viewport: { width: 390, height: 844 } },
  { colorScheme: 'dark', viewport: { width: 390, height: 844 } },
] as const

test.each(looks)(
  'every page is without fault in $colorScheme at $viewport.width pixels',
  { timeout: 120_000 },
  async (look) => {
    if (browser === null) return
    const { page, complaints } = await openPage(browser, { ...look, reducedMotion: 'reduce' })
    const faults: string[] = []
    const visit = async (path: string) => {
      // addresses that differ in what is behind the # alone would be the same page
      await page.goto('about:blank')
      await page.goto(service.dashboardUrl + path)
      await page.locator('h1').first().waitFor()
      await page.waitForLoadState('networkidle')
      faults.push(...(await faultsOf(page)).map((fault) => `${path}: ${fault}`))
    }
    for (const path of outside) await visit(path)
    await signIn(page, service)
    for (const path of inside()) await visit(path)
    await page.goto(`${service.dashboardUrl}/`)
    await page.getByRole('heading', { name: 'Overview' }).waitFor()
    await page.keyboard.press('Control+k')
    await page.getByRole('combobox').waitFor()
    faults.push(...(await faultsOf(page)))
    expect(faults).toEqual([])
    expect(complaints).toEqual([])
  },
)
