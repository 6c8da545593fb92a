import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { fillKeys } from '../../bench/fill-sqlite.ts'
import { benchSecrets, keyIdAt, keyTextAt, stockOf } from '../../bench/keys.ts'
import { controlOf, verify } from '../service/api.ts'
import { looks, photograph } from './looks.ts'
import { stageOf, startOperatedService } from './stage.ts'

const count = 100_000

const stage = stageOf('a list of 100,000 keys in the dashboard', async () => {
  const directory = mkdtempSync(join(tmpdir(), 'countersign-long-list-'))
  const stock = stockOf(count)
  await fillKeys(directory, stock.projects(), stock.keys())
  // as if they had been made one by one, and a few ended
  const database = new DatabaseSync(join(directory, 'countersign.sqlite'))
  database.exec(`
    insert into key_findings (key_id, finding, at) select id, 'never_used', created_at from keys;
    update keys set revoked_at = created_at, revoked_reason = 'left the company'
    where id in ('${keyIdAt(17)}', '${keyIdAt(42_000)}');
    delete from key_findings where key_id in ('${keyIdAt(17)}', '${keyIdAt(42_000)}')`)
  database.close()
  return startOperatedService(benchSecrets, undefined, directory)
})

const nameAt = (place: number) => `key ${String(place).padStart(8, '0')}`
const link = (page: Page, place: number) =>
  page.getByRole('link', { name: nameAt(place), exact: true })

test('100,000 keys are paged, scrolled, searched and filtered', async () => {
  const [look] = looks
  const opened = await stage.open('/keys', look)
  if (opened === null) return
  const { page, complaints } = opened
  await link(page, count - 1).waitFor()
  expect(await page.getByRole('row').count()).toBe(51)
  await photograph(page, 'long-list', look)
  await page.mouse.wheel(0, 20_000)
  for (let at = 2; at <= 6; at++) {
    await page.getByRole('button', { name: 'Next' }).click()
    await page.getByText(`Page ${String(at)}`, { exact: true }).waitFor()
    await link(page, count - 1 - (at - 1) * 50).waitFor()
  }
  await page.getByRole('button', { name: 'Previous' }).click()
  await link(page, count - 1 - 4 * 50).waitFor()
  await page.reload()
  await link(page, count - 1 - 4 * 50).waitFor()
  await page.getByRole('button', { name: 'First page' }).click()
  await link(page, count - 1).waitFor()

  const search = page.getByLabel('Search by name, prefix or ID')
  await search.fill('00000017')
  await link(page, 17).waitFor()
  expect(await page.getByRole('row').count()).toBe(2)
  await search.fill(keyIdAt(50_000))
  await link(page, 50_000).waitFor()
  await search.fill('nobody has this name')
  await page.getByText('No key matches').waitFor()
  await page.getByRole('button', { name: 'Clear the filters' }).click()
  await link(page, count - 1).waitFor()

  // two of a hundred thousand
  await page.getByRole('combobox', { name: 'State' }).selectOption('Revoked')
  await link(page, 42_000).waitFor()
  await link(page, 17).waitFor()
  expect(await page.getByRole('row').count()).toBe(3)
  expect(complaints).toEqual([])
})

test('what is amiss with 100,000 keys is counted up to a bound, and paged', async () => {
  const opened = await stage.open('/hygiene')
  if (opened === null) return
  const { page, complaints } = opened
  await page.getByTestId('finding-never_used').getByText('10,000+').waitFor()
  await link(page, 0).waitFor()
  await page.getByRole('button', { name: 'Next' }).click()
  await link(page, 51).waitFor()
  // the oldest come first, and who is used is one of them no more
  expect((await verify(controlOf(stage.service), keyTextAt(0))).valid).toBe(true)
  await page.goto(`${stage.service.dashboardUrl}/hygiene`)
  await link(page, 1).waitFor()
  expect(await link(page, 0).count()).toBe(0)
  expect(complaints).toEqual([])
})

test('a verification is not kept waiting by those who look through the list', async () => {
  const control = controlOf(stage.service)
  // a search that has to look at every key, again and again, beside verifications
  const searches = Array.from({ length: 4 }, (_, at) => control(`/v1/keys?q=nobody-${String(at)}`))
  const verified = Array.from({ length: 50 }, (_, at) => verify(control, keyTextAt(100 + at)))
  expect((await Promise.all(verified)).every(({ valid }) => valid)).toBe(true)
  for (const { status, body } of await Promise.all(searches)) {
    expect([status, body.data]).toEqual([200, []])
  }
})
