import { expect, test } from 'vitest'
import { controlOf } from '../service/api.ts'
import { operator, signIn } from './dashboard.ts'
import { stageOf, startOperatedService } from './stage.ts'

const stage = stageOf('what the dashboard does when something goes wrong', async () => {
  const service = await startOperatedService()
  await controlOf(service)('/v1/projects', { json: { slug: 'acme', name: 'Acme' } })
  return service
})

test('a session that has ended elsewhere leads to the sign-in, and back to the page', async () => {
  const opened = await stage.openOutside()
  if (opened === null) return
  const { context, page } = opened
  await signIn(page, stage.service)
  await page.goto(`${stage.service.dashboardUrl}/projects?q=acme`)
  await page.getByRole('link', { name: 'Acme' }).waitFor()
  await context.clearCookies()

  await page.getByRole('link', { name: 'Acme' }).click()
  await page.getByRole('heading', { name: 'Sign in' }).waitFor()
  await page.getByLabel('Email address').fill(operator.email)
  await page.getByLabel('Password', { exact: true }).fill(operator.password)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.getByRole('heading', { name: 'Acme' }).waitFor()
  expect(page.url()).toBe(`${stage.service.dashboardUrl}/projects/acme`)
})

test('a wrong password is refused without saying what was wrong', async () => {
  const opened = await stage.openOutside()
  if (opened === null) return
  const { page } = opened
  await page.goto(`${stage.service.dashboardUrl}/sign-in`)
  await page.getByLabel('Email address').fill(operator.email)
  await page.getByLabel('Password', { exact: true }).fill('not the password at all')
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.getByText('These don’t belong together').waitFor()
})

test('while the service is away, what is on the screen stays, and says so', async () => {
  const opened = await stage.open('/projects')
  if (opened === null) return
  const { page, complaints } = opened
  await page.getByRole('link', { name: 'Acme' }).waitFor()
  await page.route('**/v1/**', (route) => route.abort())

  await page.getByLabel('Search by name or identifier').fill('ac')
  await page.getByText('Countersign can’t be reached').first().waitFor()
  await page.unroute('**/v1/**')
  await page.getByRole('button', { name: 'Try again' }).first().click()
  await page.getByText('Countersign can’t be reached').first().waitFor({ state: 'hidden' })
  await page.getByRole('link', { name: 'Acme' }).waitFor()
  expect(complaints).toEqual([])
})

test('an address of nothing says so, and leads back', async () => {
  const opened = await stage.open('/projects/no-such-project')
  if (opened === null) return
  const { page } = opened
  await page.getByText('It isn’t there').waitFor()
  await page.getByRole('link', { name: 'Back to the overview' }).click()
  await page.getByRole('heading', { name: 'Overview' }).waitFor()
})

test('a lost connection is said, and forgotten when it is back, without a click', async () => {
  const opened = await stage.open('/projects')
  if (opened === null) return
  const { context, page, complaints } = opened
  await page.getByRole('link', { name: 'Acme' }).waitFor()
  await context.setOffline(true)
  await page.getByLabel('Search by name or identifier').fill('acm')
  await page.getByText('Countersign can’t be reached').first().waitFor()
  await context.setOffline(false)
  await page.getByText('Countersign can’t be reached').first().waitFor({ state: 'hidden' })
  await page.getByRole('link', { name: 'Acme' }).waitFor()
  expect(complaints).toEqual([])
})

test('a service that does not answer leaves a place for what comes, then says so', async () => {
  const opened = await stage.openOutside(stage.service.session)
  if (opened === null) return
  const { page } = opened
  page.setDefaultTimeout(60_000)
  await page.route('**/v1/projects?*', () => undefined)
  await page.goto(`${stage.service.dashboardUrl}/projects`)
  await page.getByRole('heading', { name: 'Projects' }).waitFor()
  await page.locator('[class*="Skeleton"]').first().waitFor()
  await page.getByText('Countersign can’t be reached').first().waitFor()
  await page.unroute('**/v1/projects?*')
  await page.getByRole('button', { name: 'Try again' }).first().click()
  await page.getByRole('link', { name: 'Acme' }).waitFor()
})

test('a service that is restarted underneath is said, and work goes on in the same session', async () => {
  const opened = await stage.open('/projects')
  if (opened === null) return
  const { page, complaints } = opened
  await page.getByRole('button', { name: 'Create project' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Name').fill('Made after the restart')
  await stage.service.kill()
  await dialog.getByRole('button', { name: 'Create project' }).click()
  await dialog.getByText('Nothing is lost on this page').waitFor()
  await stage.service.restart()
  await dialog.getByRole('button', { name: 'Create project' }).click()
  await page.getByText('Made after the restart').first().waitFor()
  await page.getByText('Countersign can’t be reached').first().waitFor({ state: 'hidden' })
  expect(complaints).toEqual([])
})

test('a key that is revoked while its page is open says so, and offers nothing that can’t be done', async () => {
  const control = controlOf(stage.service)
  const made = await control('/v1/projects/acme/keys', { json: { name: 'Short lived' } })
  const id = String(made.body.key.id)
  const opened = await stage.open(`/keys/${id}`)
  if (opened === null) return
  const { page, complaints } = opened
  await page.getByRole('button', { name: 'Rotate' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: 'Rotate key' }).waitFor()
  await control(`/v1/keys/${id}/revoke`, { json: { reason: 'found in a repository' } })
  await dialog.getByRole('button', { name: 'Rotate key' }).click()
  await dialog.getByRole('alert').waitFor()
  await page.keyboard.press('Escape')
  await page.getByText('This key was revoked').waitFor()
  await page.getByText('found in a repository').first().waitFor()
  await page.getByRole('button', { name: 'Rotate' }).waitFor({ state: 'hidden' })
  expect(complaints).toEqual([])
})

test('a session that is ended elsewhere refuses the next write, and leads back to the page', async () => {
  const one = await stage.open('/projects')
  const other = await stage.open('/settings')
  if (one === null || other === null) return
  await one.page.getByRole('button', { name: 'Create project' }).click()
  await one.page.getByRole('dialog').getByLabel('Name').fill('Too late')
  await other.page.getByRole('button', { name: /Ada Lovelace/ }).click()
  await other.page.getByRole('menuitem', { name: 'Sign out' }).click()
  await other.page.getByRole('heading', { name: 'Sign in' }).waitFor()
  await one.page.getByRole('dialog').getByRole('button', { name: 'Create project' }).click()
  await one.page.getByRole('heading', { name: 'Sign in' }).waitFor()
  expect(new URL(one.page.url()).searchParams.get('return')).toContain('/projects')
})
