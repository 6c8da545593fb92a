import { readFileSync } from 'node:fs'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ask, controlOf } from '../service/api.ts'
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
let secrets: { readonly busy: string; readonly revoked: string }

beforeAll(async () => {
  browser = await openChromium('usage, the audit trail and “try it” in the dashboard')
  service = await startDashboardService()
  await makeOperator(service)
  const control = controlOf(service)
  await control('/v1/projects', { json: { slug: 'acme', name: 'Acme' } })
  const busy = await control('/v1/projects/acme/keys', { json: { name: '<b>Busy</b>' } })
  const gone = await control('/v1/projects/acme/keys', { json: { name: 'Gone' } })
  secrets = { busy: busy.body.secret, revoked: gone.body.secret }
  for (let request = 0; request < 12; request++) await use(secrets.busy)
  await control(`/v1/keys/${String(busy.body.key.id)}`, {
    method: 'PATCH',
    json: { name: '<i>Busier</i>' },
  })
  await control(`/v1/keys/${String(gone.body.key.id)}`, { method: 'DELETE' })
  for (let request = 0; request < 3; request++) await use(secrets.revoked)
})

afterAll(async () => {
  await browser?.close()
  await service.remove()
})

const use = (secret: string) =>
  ask(`${service.publicUrl}/v1/whoami`, { headers: { authorization: `Bearer ${secret}` } })

async function openAt(path: string, wishes = {}) {
  if (browser === null) return null
  const opened = await openPage(browser, wishes)
  await signIn(opened.page, service)
  await opened.page.goto(service.dashboardUrl + path)
  return opened
}

test('usage is counted, grouped, told as a table and exported; all of it is in the address', async () => {
  const opened = await openAt('/usage')
  if (opened === null) return
  const { page, complaints } = opened
  const requests = page.getByRole('region', { name: 'Requests' })
  await requests.getByRole('img', { name: 'Requests' }).waitFor()
  expect(await requests.getByRole('listitem').allInnerTexts()).toEqual([
    'Accepted\n12',
    'Refused\n3',
  ])
  await requests.getByText('Show as a table').click()
  const last = requests.getByRole('row').last()
  await last.getByRole('cell', { name: '12' }).waitFor()
  expect(await last.getByRole('cell').allInnerTexts()).toEqual([expect.any(String), '12', '3'])

  await page.getByRole('combobox', { name: 'Group by' }).click()
  await page.getByRole('option', { name: 'Outcome' }).click()
  const outcomes = page.getByRole('region', { name: 'Outcomes' })
  await outcomes.getByRole('row', { name: /key_revoked/ }).waitFor()
  await page.getByRole('button', { name: 'Only this key_revoked' }).click()
  await outcomes.getByRole('row', { name: /^valid/ }).waitFor({ state: 'hidden' })
  const { searchParams } = new URL(page.url())
  expect([searchParams.get('group'), searchParams.get('code')]).toEqual(['code', 'key_revoked'])
  await page.reload()
  await page.getByRole('button', { name: /Outcome: key_revoked/ }).waitFor()

  const downloading = page.waitForEvent('download')
  await page.getByRole('link', { name: 'Export CSV' }).click()
  const csv = readFileSync(await (await downloading).path(), 'utf8')
  expect(csv).toMatch(/key_revoked,3,0,3/)
  expect(complaints).toEqual([])
})

test('a record opens to before and after, new ones are followed, and the chain is checked', async () => {
  const opened = await openAt('/audit?action=key.change')
  if (opened === null) return
  const { page, complaints } = opened
  await page.getByRole('button', { name: 'Key changed' }).click()
  const record = page.getByRole('dialog')
  await record.getByText('<b>Busy</b>').waitFor()
  await record.getByText('<i>Busier</i>').waitFor()
  await record.getByText('Admin key').waitFor()
  expect(new URL(page.url()).searchParams.get('record')).toMatch(/^\d+$/)
  await page.reload()
  await record.getByText('<i>Busier</i>').waitFor()
  await page.keyboard.press('Escape')

  await page.getByRole('button', { name: 'Clear the filters' }).click()
  await page.getByLabel('Follow live').click()
  await page.getByText(/^Live/).waitFor()
  await controlOf(service)('/v1/projects', { json: { slug: 'new', name: 'Made meanwhile' } })
  await page.getByRole('row', { name: /Project created Made meanwhile/ }).waitFor()

  await page.getByRole('button', { name: 'Check now' }).click()
  const result = page.getByTestId('chain')
  await result.getByText('The chain is whole').waitFor()
  const head = await result.locator('code').innerText()
  const [sequence] = head.split(':')
  await page.getByLabel('A head that you kept').fill(`${String(sequence)}:${'0'.repeat(64)}`)
  await page.getByRole('button', { name: 'Check now' }).click()
  await result.getByText(/is another than the head that was kept/).waitFor()
  expect(complaints).toEqual([])
})

test('“try it” shows which check refuses, spends nothing and forgets the credential', async () => {
  const opened = await openAt('/try-it')
  if (opened === null) return
  const { page, complaints } = opened
  const before = await counted()
  const credential = page.getByLabel('Key or access token')
  await credential.fill(secrets.busy)
  expect(await credential.getAttribute('type')).toBe('password')
  await page.getByRole('button', { name: 'Check', exact: true }).click()
  await page.getByTestId('verdict').getByText('It may pass').waitFor()

  await page.getByRole('combobox', { name: 'Scopes' }).fill('orders:read')
  await page.keyboard.press('Enter')
  await page.getByRole('combobox', { name: 'Environment' }).click()
  await page.getByRole('option', { name: 'Test' }).click()
  await page.getByRole('button', { name: 'Check', exact: true }).click()
  await page.getByTestId('verdict').getByText('environment_refused').waitFor()
  await page.getByTestId('verdict').getByText('Use a key of the other environment.').waitFor()
  const check = page.getByRole('listitem').filter({ hasText: 'It is of the environment' })
  expect(await check.innerText()).toContain('Refuses')

  await credential.fill(secrets.revoked)
  await page.getByRole('button', { name: 'Check', exact: true }).click()
  await page.getByTestId('verdict').getByText('key_revoked').waitFor()
  expect(await counted()).toEqual(before)
  expect(await keptByBrowser(page)).not.toContain(secrets.revoked)

  await page.getByRole('link', { name: 'Overview' }).click()
  await page.getByRole('heading', { name: 'Overview' }).waitFor()
  await page.goBack()
  expect(await credential.inputValue()).toBe('')
  expect(complaints).toEqual([])
})

const looks = [
  { colorScheme: 'light', viewport: { width: 1440, height: 900 } },
  { colorScheme: 'dark', viewport: { width: 390, height: 844 } },
  { colorScheme: 'dark', viewport: { width: 1440, height: 900 } },
  { colorScheme: 'light', viewport: { width: 390, height: 844 } },
] as const

test.each(looks)(
  'the pages are without fault in $colorScheme at $viewport.width pixels',
  { timeout: 120_000 },
  async (look) => {
    const opened = await openAt('/usage', { ...look, reducedMotion: 'reduce' })
    if (opened === null) return
    const { page, complaints } = opened
    const faults: string[] = []
    const lookAt = async (name: string) => {
      await page.waitForLoadState('networkidle')
      await photograph(page, `${name}-${look.colorScheme}-${look.viewport.width}`)
      faults.push(...(await faultsOf(page)).map((fault) => `${name}: ${fault}`))
    }
    for (const path of [
      '/usage',
      '/usage?group=code&range=24h',
      '/usage?key=key_0VnvZ1qGm3kTs9xR',
      '/audit',
    ]) {
      await page.goto(service.dashboardUrl + path)
      await page.locator('h2').first().waitFor()
      await lookAt(path)
    }
    await page.getByRole('button', { name: 'Key changed' }).click()
    await page.getByRole('dialog').getByText('<i>Busier</i>').waitFor()
    await lookAt('record')
    await page.goto(`${service.dashboardUrl}/try-it`)
    await page.getByLabel('Key or access token').fill(secrets.revoked)
    await page.getByRole('button', { name: 'Check', exact: true }).click()
    await page.getByTestId('verdict').waitFor()
    await lookAt('try-it')
    expect(faults).toEqual([])
    expect(complaints).toEqual([])
  },
)

/** Into the folder that PHOTOGRAPHS names, for eyes. */
async function photograph(page: Page, name: string): Promise<void> {
  const folder = process.env['PHOTOGRAPHS']
  if (folder === undefined) return
  const path = `${folder}/${name.replaceAll(/[^a-z0-9]+/g, '-')}.png`
  await page.screenshot({ path, fullPage: true, caret: 'initial' })
}

/** What has been counted of all keys by now. */
async function counted(): Promise<unknown> {
  return (await controlOf(service)('/v1/usage?group_by=key,code')).body.data
}

/** All that a page leaves with the browser besides what is on the screen. */
function keptByBrowser(page: Page): Promise<string> {
  return page.evaluate(
    'JSON.stringify([{...localStorage}, {...sessionStorage}, history.state, location.href])',
  )
}
