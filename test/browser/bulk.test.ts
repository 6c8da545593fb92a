import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { controlOf, verify } from '../service/api.ts'
import { stageOf, startOperatedService } from './stage.ts'

const stage = stageOf('bulk acts in the dashboard', async () => {
  const service = await startOperatedService()
  for (const slug of ['acme', 'blue']) {
    await controlOf(service)('/v1/projects', { json: { slug, name: slug.toUpperCase() } })
  }
  return service
})

const control = (path: string, asked: object = {}) => controlOf(stage.service)(path, asked)

async function makeKeys(project: string, prefix: string, count: number) {
  const made: { readonly id: string; readonly secret: string }[] = []
  for (let number = 1; number <= count; number++) {
    const json = { name: `${prefix} ${String(number).padStart(3, '0')}` }
    const { body } = await control(`/v1/projects/${project}/keys`, { json })
    made.push({ id: body.key.id, secret: body.secret })
  }
  return made
}

const revokedOf = async (keys: readonly { readonly id: string }[]) => {
  const read = await Promise.all(keys.map(({ id }) => control(`/v1/keys/${id}`)))
  return read.filter(({ body }) => body.revoked_at !== null).length
}
const choose = (page: Page, name: string) => page.getByRole('checkbox', { name: `Choose ${name}` })
const bar = (page: Page) => page.getByRole('region', { name: 'Chosen keys' })
const dialog = (page: Page) => page.getByRole('dialog')

test('several keys are chosen, with shift those in between, and revoked; who uses them is counted', async () => {
  const keys = await makeKeys('acme', 'Old', 8)
  await verify(control, keys[3]?.secret ?? '')
  const opened = await stage.open('/projects/acme')
  if (opened === null) return
  const { page, complaints } = opened
  await choose(page, 'Old 006').check()
  await choose(page, 'Old 003').click({ modifiers: ['Shift'] })
  await bar(page).getByText('4 keys chosen').waitFor()
  await choose(page, 'Old 005').uncheck()
  await choose(page, 'Old 001').focus()
  await page.keyboard.press('Space')
  await bar(page).getByText('4 keys chosen').waitFor()

  await bar(page).getByRole('button', { name: 'Revoke …' }).click()
  await dialog(page).getByText('Revoke 4 keys?').waitFor()
  const consequence = page.getByTestId('consequence')
  await consequence.getByText('1 of these 4 keys was used in the last 7 days').waitFor()
  await consequence.getByText('The last use of all: Old 004').waitFor()
  // one of them is gone when it comes to it: a revocation stays one
  await control(`/v1/keys/${keys[0]?.id ?? ''}/revoke`, { method: 'POST' })
  await dialog(page).getByRole('button', { name: 'Revoke', exact: true }).click()
  await dialog(page)
    .getByText(/keys are revoked/)
    .waitFor()
  await dialog(page).getByText('Close', { exact: true }).click()
  expect(await revokedOf(keys)).toBe(4)
  expect((await verify(control, keys[3]?.secret ?? '')).valid).toBe(false)
  await bar(page).waitFor({ state: 'hidden' })
  expect(await choose(page, 'Old 004').isDisabled()).toBe(true)
  expect(complaints).toEqual([])
})

test('keys are deactivated together, and one that can not be is told', async () => {
  const keys = await makeKeys('acme', 'Resting', 3)
  const opened = await stage.open('/keys?q=Resting')
  if (opened === null) return
  const { page, complaints } = opened
  for (const number of [1, 2, 3]) await choose(page, `Resting 00${String(number)}`).check()
  await bar(page).getByRole('button', { name: 'Deactivate …' }).click()
  await dialog(page).getByText('None of these keys was used').waitFor()
  await control(`/v1/keys/${keys[1]?.id ?? ''}/revoke`, { method: 'POST' })
  await dialog(page).getByRole('button', { name: 'Deactivate', exact: true }).click()
  await dialog(page).getByText('2 keys are deactivated.').waitFor()
  await dialog(page).getByText('1 key could not be done:').waitFor()
  await dialog(page)
    .getByText(/Resting 002/)
    .waitFor()
  await dialog(page).getByText('Close', { exact: true }).click()
  await page.getByRole('row', { name: /Resting 001.*Deactivated/ }).waitFor()
  expect(complaints).toEqual([])
})

test('all keys that match the filter of a project are revoked, on whatever page they are', async () => {
  const keys = await makeKeys('blue', 'Import', 53)
  const others = await makeKeys('blue', 'Export', 2)
  await verify(control, keys[0]?.secret ?? '')
  const opened = await stage.open('/projects/blue?q=import')
  if (opened === null) return
  const { page, complaints } = opened
  await page.getByRole('checkbox', { name: 'Choose all keys of this page' }).check()
  await bar(page).getByText('50 keys chosen').waitFor()
  await bar(page).getByRole('button', { name: 'Revoke all that match' }).click()
  await dialog(page).getByText('Revoke 53 keys?').waitFor()
  await dialog(page).getByText('1 of these 53 keys was used').waitFor()
  await dialog(page).getByRole('button', { name: 'Revoke', exact: true }).click()
  await dialog(page).getByText('53 keys are revoked.').waitFor()
  expect([await revokedOf(keys), await revokedOf(others)]).toEqual([53, 0])
  expect(complaints).toEqual([])
})
