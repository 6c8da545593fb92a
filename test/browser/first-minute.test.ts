import { expect, test } from 'vitest'
import { ask } from '../service/api.ts'
import { copied, operator, startDashboardService } from './dashboard.ts'
import { stageOf } from './stage.ts'

const stage = stageOf('the first minute in the dashboard', async () => ({
  ...(await startDashboardService()),
  session: {},
}))

test('the link of the first start leads to an operator, a project, a key and its first request', async () => {
  const opened = await stage.openOutside()
  if (opened === null) return
  const { service } = stage
  const { page, complaints } = opened
  const link = service.setupLink()
  await page.goto(link)

  // the token is in neither the address nor the history once the page has read it
  await page.getByLabel('Your name').fill(operator.name)
  expect(page.url()).toBe(`${service.dashboardUrl}/setup`)

  await page.getByLabel('Email address').fill(operator.email)
  await page.getByLabel('Password', { exact: true }).fill(operator.password)
  await page.getByRole('button', { name: 'Create the account' }).click()

  await page.getByLabel('Name', { exact: true }).fill('Acme <b>Ltd</b>')
  await page.getByRole('button', { name: 'Create project and key' }).click()
  const secret = await page.getByTestId('secret').innerText()
  expect(secret).toMatch(/^cs_live_/)

  // what can be pasted has the secret in it, in three languages
  const request = page.locator('pre')
  expect(await request.innerText()).toContain(secret)
  await page.getByRole('tab', { name: 'Python' }).click()
  expect(await page.locator('pre').innerText()).toContain(secret)

  await page.getByRole('button', { name: 'Copy the secret' }).click()
  expect(await copied(page)).toBe(secret)

  await page.getByText('Waiting for the first request').waitFor()
  const authorization = { authorization: `Bearer ${secret}` }
  expect(await ask(`${service.publicUrl}/v1/whoami`, { headers: authorization })).toMatchObject({
    status: 200,
  })
  await page.getByText('The first request has arrived').waitFor()
  await page.getByText('from 127.0.0.1').waitFor()

  await page.getByRole('link', { name: 'Go to the dashboard' }).click()
  await page.getByRole('heading', { name: 'Overview' }).waitFor()
  expect(await keptByBrowser(page)).not.toContain(secret)
  expect(complaints).toEqual([])
})

test('a link that was used says how to get another', async () => {
  const opened = await stage.open('/setup')
  await opened?.page.getByText('countersign operators reset').waitFor()
})

/** All that a page leaves with the browser besides what is on the screen. */
function keptByBrowser(page: { readonly evaluate: (script: string) => Promise<unknown> }) {
  return page.evaluate(
    'JSON.stringify([{...localStorage}, {...sessionStorage}, history.state, location.href])',
  )
}
