import { expect, test } from 'vitest'
import { controlOf, verify } from '../service/api.ts'
import { stageOf, startOperatedService } from './stage.ts'

let secret: string

const stage = stageOf('products and subscriptions in the dashboard', async () => {
  const service = await startOperatedService()
  const control = controlOf(service)
  await control('/v1/projects', { json: { slug: 'acme', name: '<b>Acme</b>' } })
  await control('/v1/projects', { json: { slug: 'beta', name: 'Beta' } })
  secret = (await control('/v1/projects/acme/keys', { json: { name: 'Production' } })).body.secret
  return service
})

const may = async (capability: string) => {
  const asked = { require: { capabilities: [capability] } }
  return (await verify(controlOf(stage.service), secret, asked)).code
}

test('a product is made, given to a project, changed, and withdrawn after what that breaks is counted', async () => {
  const opened = await stage.open('/products')
  if (opened === null) return
  const { page, complaints } = opened
  await page.getByText('No products yet').waitFor()
  await page.getByRole('button', { name: 'Create product' }).first().click()
  const form = page.getByRole('dialog')
  await form.getByLabel('Name', { exact: true }).fill('Market data')
  const capabilities = form.getByRole('combobox', { name: 'Capabilities' })
  await capabilities.fill('Market.Read')
  await page.keyboard.press('Enter')
  await form.getByRole('button', { name: 'Create product' }).click()
  await form.getByText('“Market.Read” is no capability').waitFor()
  await capabilities.press('Backspace')
  await capabilities.fill('market.read')
  await page.keyboard.press('Enter')
  await capabilities.fill('indexer.*')
  await page.keyboard.press('Enter')
  await form.getByRole('button', { name: 'Create product' }).click()

  await page.getByRole('heading', { name: 'Market data' }).waitFor()
  expect(page.url()).toContain('/products/market-data')
  expect(await may('market.read')).toBe('capability_missing')
  await page.getByRole('button', { name: 'Subscribe a project' }).click()
  await page.getByRole('combobox', { name: 'Project' }).click()
  await page.getByRole('option', { name: /acme/ }).click()
  await page.getByRole('button', { name: 'Subscribe', exact: true }).click()
  await page.getByRole('row', { name: /<b>Acme<\/b>.*Current/ }).waitFor()
  expect(await may('market.read')).toBe('valid')
  expect(await may('indexer.history')).toBe('valid')

  await page.getByRole('button', { name: 'Edit' }).click()
  const editing = page.getByRole('dialog')
  await editing.getByRole('combobox', { name: 'Capabilities' }).press('Backspace')
  await editing.getByText('Subscribers lose indexer.* as soon as you save.').waitFor()
  await editing
    .getByTestId('consequence')
    .getByText(/2 requests passed/)
    .waitFor()
  await editing.getByRole('button', { name: 'Save changes' }).click()
  await page.getByText('Market data has been changed.').waitFor()
  expect(await may('indexer.history')).toBe('capability_missing')

  await page.getByRole('button', { name: 'Withdraw' }).click()
  const asked = page.getByRole('dialog')
  await asked.getByText('1 project loses it:').waitFor()
  await asked.getByRole('link', { name: '<b>Acme</b>' }).waitFor()
  await asked
    .getByTestId('consequence')
    .getByText(/2 requests passed in the last 7 days/)
    .waitFor()
  expect(await may('market.read')).toBe('valid')
  await asked.getByRole('button', { name: 'Withdraw product' }).click()
  await page.getByText('Market data is withdrawn').waitFor()
  await page.getByText('No products yet').waitFor()
  expect(await may('market.read')).toBe('capability_missing')
  expect(complaints).toEqual([])
})

test('a project is given a product on its own page, which is ended there', async () => {
  const control = controlOf(stage.service)
  await control('/v1/products', {
    json: { slug: 'reports', name: 'Reports', capabilities: ['reports.read'] },
  })
  const opened = await stage.open('/projects/acme?tab=products')
  if (opened === null) return
  const { page, complaints } = opened
  await page.getByRole('button', { name: 'Subscribe to a product' }).click()
  const form = page.getByRole('dialog')
  await form.getByRole('button', { name: 'Subscribe', exact: true }).click()
  await form.getByText('Choose one.').waitFor()
  await form.getByRole('combobox', { name: 'Product' }).click()
  await page.getByRole('option', { name: /reports/ }).click()
  await form.getByLabel('Until').fill('2031-01-31')
  await form.getByRole('button', { name: 'Subscribe', exact: true }).click()
  const row = page.getByRole('row', { name: /Reports/ })
  await row.getByText('Current').waitFor()
  expect(await row.locator('time').last().getAttribute('datetime')).toBe('2031-02-01T00:00:00.000Z')
  expect(await may('reports.read')).toBe('valid')

  // what can't be is said where it was asked for
  await page.getByRole('button', { name: 'Subscribe to a product' }).click()
  await form.getByRole('combobox', { name: 'Product' }).click()
  await page.getByRole('option', { name: /reports/ }).click()
  await form.getByRole('button', { name: 'Subscribe', exact: true }).click()
  await form.getByText('subscription_overlap').waitFor()
  await page.keyboard.press('Escape')

  await page.getByRole('button', { name: /^End/ }).click()
  const asked = page.getByRole('dialog')
  await asked
    .getByTestId('consequence')
    .getByText(/requests? passed in the last 7 days/)
    .waitFor()
  await asked.getByRole('button', { name: 'End subscription' }).click()
  await row.getByText('Ended').waitFor()
  expect(await may('reports.read')).toBe('capability_missing')
  expect(await page.getByRole('button', { name: /^End/ }).count()).toBe(0)
  expect(complaints).toEqual([])
})

test('what another has changed meanwhile is not overwritten', async () => {
  const control = controlOf(stage.service)
  await control('/v1/products', { json: { slug: 'contested', name: 'Contested' } })
  const opened = await stage.open('/products/contested')
  if (opened === null) return
  const { page } = opened
  await page.getByRole('button', { name: 'Edit' }).click()
  await page.getByRole('dialog').getByLabel('Name', { exact: true }).fill('Mine')
  await control('/v1/products/contested', { method: 'PATCH', json: { name: 'Theirs' } })
  await page.getByRole('button', { name: 'Save changes' }).click()
  await page.getByText('Somebody has changed it meanwhile').waitFor()
  await page.keyboard.press('Escape')
  await page.getByRole('heading', { name: 'Theirs', exact: true }).waitFor()
})
