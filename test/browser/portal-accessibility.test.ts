import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ask, controlOf } from '../service/api.ts'
import { openChromium } from './chromium.ts'
import { faultsOf } from './faults-of.ts'
import { type Look, looks, photograph } from './looks.ts'
import {
  newMember,
  openPortalPage,
  type PortalService,
  sessionAs,
  startPortalService,
} from './portal.ts'

let browser: Browser | null = null
let service: PortalService
let keyId = ''
let clientId = ''

beforeAll(async () => {
  browser = await openChromium('whether everybody can use the portal')
  service = await startPortalService()
  const control = controlOf(service)
  await control('/v1/projects', { json: { slug: 'acme', name: 'Acme & <b>Sons</b>' } })
  await control('/v1/projects', { json: { slug: 'other', name: 'Other' } })
  const soon = { name: 'Nightly import', expires_in: '10d' }
  const made = await control('/v1/projects/acme/keys', { json: soon })
  const gone = await control('/v1/projects/acme/keys', { json: { name: 'Gone' } })
  const client = await control('/v1/projects/acme/clients', { json: { name: 'Back office' } })
  keyId = made.body.key.id
  clientId = client.body.client.client_id
  const asKey = { headers: { authorization: `Bearer ${String(made.body.secret)}` } }
  for (let request = 0; request < 9; request++) await ask(`${service.publicUrl}/v1/whoami`, asKey)
  await control(`/v1/keys/${keyId}/rotate`, { json: { overlap: '1d' } })
  await control(`/v1/keys/${String(gone.body.key.id)}/revoke`, { json: { reason: 'Leaked' } })
  const ada = { email: 'ada@example.com', name: 'Ada Lovelace', role: 'owner' } as const
  await newMember(service, 'acme', ada)
  await control('/v1/projects/acme/members', { json: { email: 'eve@example.com', role: 'viewer' } })
})

afterAll(async () => {
  await browser?.close()
  await service.remove()
})

const outside = [
  '/sign-in',
  '/sign-in?ended=true',
  '/invitation#a-token',
  '/enter#a-token',
  '/registration#a-token',
  '/password#a-token',
  '/register',
  '/forgotten',
]

const inside = (): readonly string[] => [
  '/projects/acme',
  '/projects/acme/keys',
  '/projects/acme/keys?create=true',
  '/projects/acme/keys?q=nothing-is-called-that',
  `/projects/acme/keys/${keyId}`,
  '/projects/acme/clients',
  `/projects/acme/clients/${clientId}`,
  '/projects/acme/usage',
  '/projects/acme/authentication',
  '/projects/acme/changes',
  '/projects/acme/members',
  '/projects/acme/settings',
  '/account',
  '/nowhere',
]

/** What looks most unlike the dashboard, whose parts the rest is made of. */
const ownPages = ['/projects/acme', '/projects/acme/authentication', '/projects/acme/members']

const walks = looks.map((look, place) => {
  const isWhole = place === 0 || place === looks.length - 1
  return { ...look, isWhole }
})

test.each(walks)(
  'no page has a fault that axe finds: $colorScheme, $viewport.width',
  { timeout: 120_000 },
  async ({ isWhole, ...look }) => {
    if (browser === null) return
    const visitor = await openPortalPage(browser, look)
    const faults = await walk(visitor.page, isWhole ? outside : outside.slice(0, 1), look)
    await visitor.context.close()
    const member = await openPortalPage(browser, {
      ...look,
      ...(await sessionAs(browser, service, 'ada@example.com')),
    })
    faults.push(...(await walk(member.page, isWhole ? inside() : ownPages, look)))
    expect(faults).toEqual([])
    expect([...visitor.complaints, ...member.complaints]).toEqual([])
    await member.context.close()
  },
)

async function walk(page: Page, paths: readonly string[], look: Look): Promise<string[]> {
  const faults: string[] = []
  for (const path of paths) {
    await page.goto(service.portalUrl + path)
    await page.locator('h1').first().waitFor()
    await page.waitForLoadState('networkidle')
    await photograph(page, `portal${path.replaceAll(/_[0-9A-Za-z]{10,}/g, '')}`, look)
    faults.push(...(await faultsOf(page)).map((fault) => `${path}: ${fault}`))
  }
  return faults
}
