import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { livedDaysAgo } from '../hygiene/aged.ts'
import { type Control, controlOf, verify } from '../service/api.ts'
import { stageOf, startOperatedService } from './stage.ts'

const made: Record<string, { readonly id: string; readonly secret: string }> = {}

async function makeKey(control: Control, name: string, wishes: object = {}): Promise<void> {
  const json = { name, ...wishes }
  const { status, body, text } = await control('/v1/projects/acme/keys', { json })
  if (status !== 201) throw new Error(text)
  made[name] = { id: body.key.id, secret: body.secret }
}

const secretOf = (name: string) => made[name]?.secret ?? ''

const stage = stageOf('key hygiene in the dashboard', async () => {
  const directory = await livedDaysAgo(100, async (control) => {
    await control('/v1/projects', { json: { slug: 'acme', name: 'Acme' } })
    for (let count = 1; count <= 7; count++) {
      await makeKey(control, `Forgotten ${String(count)}`, { expires_in: '300d' })
    }
    await makeKey(control, 'Idle import', { expires_in: '300d' })
    await makeKey(control, 'Wide', {
      scopes: ['orders:read', 'orders:write', 'quotes:read'],
      expires_in: '300d',
    })
    await makeKey(control, 'Shared', { expires_in: '300d' })
    await verify(control, secretOf('Idle import'))
    await verify(control, secretOf('Wide'), { require: { scopes: ['orders:read'] } })
    for (let host = 1; host <= 6; host++) {
      await verify(control, secretOf('Shared'), { ip: `192.0.2.${String(host)}` })
      await control('/v1/hygiene')
    }
  })
  const service = await startOperatedService({}, undefined, directory)
  const control = controlOf(service)
  await makeKey(control, 'Endless')
  await makeKey(control, 'Ending', { expires_in: '12d' })
  for (const name of ['Endless', 'Ending', 'Wide', 'Shared']) await verify(control, secretOf(name))
  return service
})

const keyOf = async (name: string) =>
  (await controlOf(stage.service)(`/v1/keys/${made[name]?.id ?? ''}`)).body
const dialog = (page: Page) => page.getByRole('dialog')

test('the overview counts what is amiss, and leads to it', async () => {
  const opened = await stage.open('/')
  if (opened === null) return
  const { page, complaints } = opened
  await page.getByTestId('attention-expiring_soon').getByText('1 key expires within').waitFor()
  await page.getByTestId('attention-never_used').getByText('7 keys were never used').click()
  await page.getByRole('heading', { name: 'Key hygiene' }).waitFor()
  await page.getByRole('link', { name: 'Forgotten 1', exact: true }).waitFor()
  expect(complaints).toEqual([])
})

test('keys that were never used are revoked: one, some, and all of them', async () => {
  const opened = await stage.open('/hygiene')
  if (opened === null) return
  const { page, complaints } = opened
  await page.getByRole('button', { name: 'Revoke: Forgotten 1', exact: true }).click()
  await dialog(page).getByText('Revoke 1 key?').waitFor()
  await dialog(page).getByText('None of these keys was used').waitFor()
  await dialog(page).getByRole('button', { name: 'Revoke', exact: true }).click()
  await dialog(page).getByText('1 key is revoked.').waitFor()
  await dialog(page).getByText('Close', { exact: true }).click()

  await page.getByRole('checkbox', { name: 'Choose Forgotten 2' }).check()
  await page.getByRole('checkbox', { name: 'Choose Forgotten 3' }).check()
  await page.getByText('2 keys chosen').waitFor()
  await page.getByRole('region', { name: 'Chosen keys' }).getByText('Revoke').click()
  await dialog(page).getByRole('button', { name: 'Revoke', exact: true }).click()
  await dialog(page).getByText('2 keys are revoked.').waitFor()
  await dialog(page).getByText('Close', { exact: true }).click()

  await page.getByTestId('finding-never_used').getByText('4', { exact: true }).waitFor()
  await page.getByRole('button', { name: 'Revoke all' }).click()
  await dialog(page).getByText('Revoke 4 keys?').waitFor()
  await dialog(page).getByLabel('Reason').fill('never used')
  await dialog(page).getByRole('button', { name: 'Revoke', exact: true }).click()
  await dialog(page).getByText('4 keys are revoked.').waitFor()
  await dialog(page).getByText('Close', { exact: true }).click()
  await page.getByText('Every key has been used').waitFor()
  expect(await keyOf('Forgotten 7')).toMatchObject({ revoked_reason: 'never used' })
  expect(complaints).toEqual([])
})

test('an expiry is set, one is extended, scopes are cut to those that were needed', async () => {
  const opened = await stage.open('/hygiene?finding=no_expiry')
  if (opened === null) return
  const { page, complaints } = opened
  await page.getByRole('button', { name: 'Set an expiry: Endless' }).click()
  await dialog(page).getByRole('button', { name: 'Set expiry' }).click()
  await dialog(page).getByText('1 key has a new expiry.').waitFor()
  await dialog(page).getByText('Close', { exact: true }).click()
  await page.getByText('Every key ends by itself').waitFor()

  await page.getByTestId('finding-expiring_soon').click()
  await page.getByRole('button', { name: 'Extend: Ending' }).click()
  await dialog(page).getByRole('button', { name: 'Set expiry' }).click()
  await dialog(page).getByText('Close', { exact: true }).click()
  await page.getByText('No key ends within 30 days').waitFor()
  const { expires_at: end } = await keyOf('Ending')
  expect(Date.parse(end)).toBeGreaterThan(Date.now() + 89 * 86_400_000)

  await page.getByTestId('finding-excess_scopes').click()
  await page.getByText('1 of 3 were ever needed').waitFor()
  await page.getByRole('button', { name: 'Cut scopes: Wide' }).click()
  await dialog(page).getByRole('button', { name: 'Cut scopes' }).click()
  await dialog(page).getByText('Close', { exact: true }).click()
  await page.getByText('No key has scopes to spare').waitFor()
  expect(await keyOf('Wide')).toMatchObject({ scopes: ['orders:read'] })
  expect(complaints).toEqual([])
})

test('a key of many addresses is rotated, an idle one is found until it is used', async () => {
  const opened = await stage.open('/hygiene?finding=many_addresses')
  if (opened === null) return
  const { page, complaints } = opened
  await page.getByText('6 addresses').waitFor()
  await page.getByRole('button', { name: 'Rotate: Shared' }).click()
  await page.getByRole('button', { name: 'Rotate key' }).click()
  await page.getByTestId('secret').waitFor()
  await page.getByRole('button', { name: 'I have copied it' }).click()
  await page.getByText('No key is used from many addresses').waitFor()

  await page.getByTestId('finding-idle').click()
  await page.getByRole('link', { name: 'Idle import' }).waitFor()
  await verify(controlOf(stage.service), secretOf('Idle import'))
  await page.reload()
  await page.getByText('No key is idle').waitFor()
  expect(complaints).toEqual([])
})
