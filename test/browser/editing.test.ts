import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { controlOf } from '../service/api.ts'
import { stageOf, startOperatedService } from './stage.ts'

const stage = stageOf('editing in the dashboard', async () => {
  const service = await startOperatedService()
  await controlOf(service)('/v1/projects', { json: { slug: 'acme', name: 'Acme' } })
  return service
})

const control = (path: string, asked: object = {}) => controlOf(stage.service)(path, asked)

async function keyPage(name: string, wishes: object = {}) {
  const { body } = await control('/v1/projects/acme/keys', { json: { name, ...wishes } })
  const path = `/v1/keys/${String(body.key.id)}`
  const opened = await stage.open(`/keys/${String(body.key.id)}`)
  if (opened === null) return null
  const { page, complaints } = opened
  await page.getByRole('heading', { name, exact: true }).waitFor()
  return { page, complaints, path, read: async () => (await control(path)).body }
}

/** The page looks again by itself, unless it is kept from it. */
async function blind(page: Page, path: string): Promise<void> {
  await page.route(`**${path}`, (route) =>
    route.request().method() === 'GET' ? route.abort() : route.continue(),
  )
}

test('a key is edited: only what was touched is sent', async () => {
  const opened = await keyPage('Before', { scopes: ['a', 'b'] })
  if (opened === null) return
  const { page, complaints, read, path } = opened
  await page.getByRole('button', { name: 'Edit', exact: true }).click()
  const drawer = page.getByRole('dialog')
  const save = drawer.getByRole('button', { name: 'Save changes' })
  expect(await save.isDisabled()).toBe(true)
  await drawer.getByLabel('Name').fill('')
  await save.click()
  await drawer.getByText('A name is needed.').waitFor()
  await drawer.getByLabel('Name').fill('After')
  await drawer.getByLabel('Expires').fill('2099-12-31')
  await drawer.getByLabel('Allowed addresses').fill('203.0.113.0/24\n2001:db8::/32')
  await drawer.getByLabel('Metadata').fill('["no object"]')
  await save.click()
  await drawer.getByText('A JSON object is needed').waitFor()
  await drawer.getByLabel('Metadata').fill('{"plan": "gold"}')
  const sent = page.waitForRequest((request) => request.method() === 'PATCH')
  await save.click()
  expect((await sent).postDataJSON()).toEqual({
    name: 'After',
    expires_at: '2099-12-31T23:59:59Z',
    ip_allow: ['203.0.113.0/24', '2001:db8::/32'],
    metadata: { plan: 'gold' },
  })
  await page.getByText('The changes are saved.').waitFor()
  await page.getByRole('heading', { name: 'After', exact: true }).waitFor()
  expect(await read()).toMatchObject({ scopes: ['a', 'b'], metadata: { plan: 'gold' } })
  expect(path).toContain('key_')
  expect(complaints).toEqual([])
})

test('two edit one key: what the other changed is told, and theirs is taken', async () => {
  const opened = await keyPage('Shared')
  if (opened === null) return
  const { page, complaints, read, path } = opened
  await page.getByRole('button', { name: 'Edit', exact: true }).click()
  const drawer = page.getByRole('dialog')
  await drawer.getByLabel('Name').fill('Mine')
  await blind(page, path)
  await control(path, { method: 'PATCH', json: { name: 'Theirs', scopes: ['x'] } })
  await drawer.getByRole('button', { name: 'Save changes' }).click()
  await page.getByText('Somebody has changed it meanwhile').waitFor()
  await page.unroute(`**${path}`)
  const conflict = page.getByTestId('conflict')
  await conflict.getByRole('row', { name: 'Name Theirs Mine' }).waitFor()
  await conflict.getByRole('row', { name: /Scopes x as before/ }).waitFor()
  await conflict.getByRole('button', { name: 'Take theirs' }).click()
  expect(await drawer.getByLabel('Name').inputValue()).toBe('Theirs')
  await conflict.waitFor({ state: 'hidden' })
  expect(await read()).toMatchObject({ name: 'Theirs', scopes: ['x'] })
  expect(complaints).toEqual([])
})

test('two edit one key: one’s own is applied again, and nothing else', async () => {
  const opened = await keyPage('Shared again')
  if (opened === null) return
  const { page, complaints, read, path } = opened
  await page.getByRole('button', { name: 'Edit', exact: true }).click()
  const drawer = page.getByRole('dialog')
  await drawer.getByLabel('Name').fill('Mine')
  // the page finds out before anything is saved
  await control(path, { method: 'PATCH', json: { scopes: ['x'] } })
  const conflict = page.getByTestId('conflict')
  await conflict.getByRole('row', { name: /Scopes x as before/ }).waitFor()
  expect(await drawer.getByRole('button', { name: 'Save changes' }).isDisabled()).toBe(true)
  await conflict.getByRole('button', { name: 'Apply yours again' }).click()
  await page.getByText('The changes are saved.').waitFor()
  expect(await read()).toMatchObject({ name: 'Mine', scopes: ['x'] })
  expect(complaints).toEqual([])
})

test('a key that is revoked while it is edited says so, at once or at the next act', async () => {
  const opened = await keyPage('Doomed')
  if (opened === null) return
  const { page, complaints, path } = opened
  await page.getByRole('button', { name: 'Edit', exact: true }).click()
  await page.getByRole('dialog').getByLabel('Name').fill('Too late')
  await control(`${path}/revoke`, { method: 'POST' })
  await page.getByText('This key has been revoked meanwhile').waitFor()
  await page.keyboard.press('Escape')
  await page.getByText('This key was revoked').waitFor()
  await page.getByRole('button', { name: 'Edit', exact: true }).waitFor({ state: 'hidden' })

  const other = await keyPage('Doomed too')
  if (other === null) return
  await blind(other.page, other.path)
  await control(`${other.path}/revoke`, { method: 'POST' })
  await other.page.getByRole('button', { name: 'Rotate', exact: true }).click()
  await other.page.getByRole('button', { name: 'Rotate key' }).click()
  await other.page.getByRole('alert').first().waitFor()
  expect([...complaints, ...other.complaints]).toEqual([])
})

test('a project and a client are edited', async () => {
  const opened = await stage.open('/projects/acme?tab=settings')
  if (opened === null) return
  const { page, complaints } = opened
  await page.getByRole('button', { name: 'Edit', exact: true }).click()
  const drawer = page.getByRole('dialog')
  await drawer.getByLabel('Name').fill('Acme Ltd')
  await drawer.getByLabel('Contact').fill('ops@acme.example')
  await drawer.getByRole('button', { name: 'Save changes' }).click()
  await page.getByRole('heading', { name: 'Acme Ltd', exact: true }).waitFor()
  await page.getByText('ops@acme.example').waitFor()

  const { body } = await control('/v1/projects/acme/clients', { json: { name: 'Backend' } })
  await page.goto(`${stage.service.dashboardUrl}/clients/${String(body.client.client_id)}`)
  await page.getByRole('button', { name: 'Edit', exact: true }).click()
  await drawer.getByLabel('Name').fill('Back end')
  const path = `/v1/clients/${String(body.client.client_id)}`
  await control(path, { method: 'PATCH', json: { scopes: ['x'] } })
  await drawer.getByRole('button', { name: 'Save changes' }).click()
  await page.getByTestId('conflict').getByRole('button', { name: 'Apply yours again' }).click()
  await page.getByRole('heading', { name: 'Back end', exact: true }).waitFor()
  expect((await control(path)).body).toMatchObject({ name: 'Back end', scopes: ['x'] })
  expect(complaints).toEqual([])
})
