import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { ask, controlOf } from '../service/api.ts'
import { copied } from './dashboard.ts'
import { stageOf, startOperatedService } from './stage.ts'

const stage = stageOf('the life of a key in the dashboard', async () => {
  const service = await startOperatedService()
  const json = { slug: 'acme', name: '<img src=x onerror=alert(1)>' }
  await controlOf(service)('/v1/projects', { json })
  return service
})

const statusOf = async (secret: string) => {
  const headers = { authorization: `Bearer ${secret}` }
  return (await ask(`${stage.service.publicUrl}/v1/whoami`, { headers })).status
}

test('a key is made, copied, used, seen used, rotated, revoked and refused', async () => {
  const opened = await stage.open('/')
  if (opened === null) return
  const { page, complaints } = opened
  await page.getByRole('link', { name: 'Settings' }).click()
  await page.getByRole('link', { name: 'Manage API keys' }).click()
  await page.getByRole('button', { name: 'Create new API key' }).first().click()
  const first = await makeKey(page)
  await page.getByRole('button', { name: 'Copy the secret' }).click()
  expect(await copied(page)).toBe(first)

  expect(await statusOf(first)).toBe(200)
  await page.getByText('The first request has arrived').waitFor()
  await page.getByRole('link', { name: 'Open the key' }).click()
  await page.getByTestId('last-use').getByText('from 127.0.0.1').waitFor()

  await page.getByRole('button', { name: 'Rotate' }).click()
  await page.getByRole('button', { name: 'Rotate key' }).click()
  const second = await page.getByTestId('secret').innerText()
  expect(second).not.toBe(first)
  await page.getByRole('button', { name: 'I have copied it' }).click()
  expect([await statusOf(first), await statusOf(second)]).toEqual([200, 200])
  const old = page.getByTestId('old-secret')
  await old.getByText('The old secret was last used').waitFor()
  expect(await old.innerText()).toContain('from 127.0.0.1')

  await page.getByRole('button', { name: 'Revoke', exact: true }).click()
  const consequence = page.getByTestId('consequence')
  await consequence.getByText(/3 requests passed with it in the last 7 days/).waitFor()
  await page.getByLabel('Reason').fill('<b>leaked</b>')
  await page.getByRole('button', { name: 'Revoke key' }).click()
  await page.getByText('This key was revoked').waitFor()
  await page.getByText('<b>leaked</b>').waitFor()
  expect([await statusOf(first), await statusOf(second)]).toEqual([401, 401])

  // what was shown once is shown no more
  await page.goBack()
  expect(await page.content()).not.toContain(first)
  expect(complaints).toEqual([])
})

test('a key is deactivated and activated', async () => {
  const json = { name: 'Nightly' }
  const { body } = await controlOf(stage.service)('/v1/projects/acme/keys', { json })
  const opened = await stage.open(`/keys/${String(body.key.id)}`)
  if (opened === null) return
  const { page, complaints } = opened

  await page.getByRole('button', { name: 'Deactivate' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Deactivate' }).click()
  await page.getByText('Nightly is deactivated.').waitFor()
  expect(await statusOf(body.secret)).toBe(401)

  await page.getByRole('button', { name: 'Activate' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Activate' }).click()
  await page.getByText('Nightly is active again.').waitFor()
  expect(await statusOf(body.secret)).toBe(200)
  expect(complaints).toEqual([])
})

test('what somebody else has changed meanwhile is not overwritten', async () => {
  const control = controlOf(stage.service)
  const { body } = await control('/v1/projects/acme/keys', { json: { name: 'Contested' } })
  const path = `/keys/${String(body.key.id)}`
  const opened = await stage.open(path)
  if (opened === null) return
  const { page } = opened
  await page.getByRole('button', { name: 'Deactivate' }).click()
  // the page looks again by itself, unless it is kept from it
  await page.route(`**/v1${path}`, (route) =>
    route.request().method() === 'GET' ? route.abort() : route.continue(),
  )
  await control(`/v1${path}`, { method: 'PATCH', json: { name: 'Taken' } })

  await page.getByRole('dialog').getByRole('button', { name: 'Deactivate' }).click()
  await page.getByText('Somebody has changed it meanwhile').waitFor()
  await page.unroute(`**/v1${path}`)
  await page.getByRole('heading', { name: 'Taken', exact: true }).waitFor()
  expect(await statusOf(body.secret)).toBe(200)
})

test('filters and the page of a list are in the address', async () => {
  const control = controlOf(stage.service)
  await control('/v1/projects', { json: { slug: 'many', name: 'Many' } })
  const numbers = Array.from({ length: 60 }, (_, place) => place)
  for (const number of numbers) {
    await control('/v1/projects/many/keys', { json: { name: `Number ${number}` } })
  }
  const opened = await stage.open('/projects/many')
  if (opened === null) return
  const { page } = opened
  await page.getByRole('link', { name: 'Number 59' }).waitFor()
  await page.getByRole('button', { name: 'Next' }).click()
  await page.getByRole('link', { name: 'Number 9', exact: true }).waitFor()
  await page.reload()
  await page.getByRole('link', { name: 'Number 9', exact: true }).waitFor()

  await page.getByLabel('Search by name, prefix or ID').fill('Number 17')
  await page.getByRole('link', { name: 'Number 17' }).waitFor()
  await page.getByRole('link', { name: 'Number 9', exact: true }).waitFor({ state: 'hidden' })
  expect(new URL(page.url()).searchParams.get('q')).toBe('Number 17')
  expect(page.url()).not.toContain('cursor')
})

/** Fills the form of a new key; its secret. */
async function makeKey(page: Page): Promise<string> {
  await page.getByRole('combobox', { name: 'Project' }).click()
  await page.getByRole('option', { name: /acme/ }).click()
  await page.getByLabel('Name', { exact: true }).fill('"><script>alert(1)</script>')
  await page.getByRole('button', { name: 'Create key' }).click()
  return page.getByTestId('secret').innerText()
}
