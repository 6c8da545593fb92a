import { readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { controlOf } from '../service/api.ts'
import { startFilledService } from './filled-service.ts'
import { stageOf } from './stage.ts'

const stage = stageOf('usage, the audit trail and “try it” in the dashboard', startFilledService)

test('usage is counted, grouped, told as a table and exported; all of it is in the address', async () => {
  const opened = await stage.open('/usage')
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
  const opened = await stage.open('/audit?action=key.change')
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
  await controlOf(stage.service)('/v1/projects', { json: { slug: 'new', name: 'Made meanwhile' } })
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
  const opened = await stage.open('/try-it')
  if (opened === null) return
  const { page, complaints } = opened
  const before = await counted()
  const credential = page.getByLabel('Key or access token')
  await credential.fill(stage.service.secrets.busy)
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

  await credential.fill(stage.service.secrets.revoked)
  await page.getByRole('button', { name: 'Check', exact: true }).click()
  await page.getByTestId('verdict').getByText('key_revoked').waitFor()
  expect(await counted()).toEqual(before)
  expect(await keptByBrowser(page)).not.toContain(stage.service.secrets.revoked)

  await page.getByRole('link', { name: 'Overview' }).click()
  await page.getByRole('heading', { name: 'Overview' }).waitFor()
  await page.goBack()
  expect(await credential.inputValue()).toBe('')
  expect(complaints).toEqual([])
})

/** What has been counted of all keys by now. */
async function counted(): Promise<unknown> {
  return (await controlOf(stage.service)('/v1/usage?group_by=key,code')).body.data
}

/** All that a page leaves with the browser besides what is on the screen. */
function keptByBrowser(page: Page): Promise<string> {
  return page.evaluate(
    'JSON.stringify([{...localStorage}, {...sessionStorage}, history.state, location.href])',
  )
}
