import { join } from 'node:path'
import { expect, test } from 'vitest'
import { spend } from '../limits/limited-service.ts'
import { controlOf } from '../service/api.ts'
import { stageOf, startOperatedService } from './stage.ts'

let secrets: { readonly daily: string; readonly sold: string }

const stage = stageOf('limits near exhaustion in the dashboard', async () => {
  const entry = join(import.meta.dirname, '../limits/serve-limited.ts')
  const service = await startOperatedService({}, entry)
  const control = controlOf(service)
  await control('/v1/projects', { json: { slug: 'acme', name: 'Acme' } })
  const client = async (tier: string) =>
    (await control('/v1/projects/acme/clients', { json: { name: `Of ${tier}`, tier } })).body.secret
  secrets = { daily: await client('five'), sold: await client('sold') }
  return service
})

test('limits near their end stand on the overview and on their page, and lead to whom they count', async () => {
  const opened = await stage.open('/')
  if (opened === null) return
  const { service } = stage
  const { page, complaints } = opened
  const matter = page.getByRole('link', { name: /limits? nearly spent/ })
  await matter.getByText('0 limits nearly spent').waitFor()
  await page.goto(`${service.dashboardUrl}/limits`)
  await page.getByText('Nobody is near a limit').waitFor()
  await page.getByText('No limit has refused a request.').waitFor()

  await spend(service, secrets.daily, { cost: 3 })
  await spend(service, secrets.sold, { cost: 7 })
  await spend(service, secrets.sold)
  const near = page.getByRole('table', { name: 'Near exhaustion' })
  await near.getByText('7 of 7 (100%)').waitFor()
  await near.getByText('3 of 5 (60%)').waitFor()
  const rows = await near.getByRole('row').allInnerTexts()
  expect(rows.slice(1).map((row) => /sold-quota|five/.exec(row)?.[0])).toEqual([
    'sold-quota',
    'five',
  ])
  await page.reload()
  const refused = page.getByRole('region', { name: 'Refused by a limit' })
  await refused
    .getByRole('row', { name: /Of sold/ })
    .getByRole('cell', { name: '1', exact: true })
    .waitFor()
  await refused.getByRole('link', { name: 'Show in usage' }).click()
  await page.getByRole('button', { name: /rate_exceeded/ }).waitFor()

  await page.getByRole('link', { name: 'Overview' }).click()
  await matter.getByText('1 limit nearly spent').waitFor()
  await matter.click()
  await near.getByRole('link', { name: 'Of sold' }).click()
  await page.getByRole('heading', { name: 'Of sold' }).waitFor()
  expect(complaints).toEqual([])
})
