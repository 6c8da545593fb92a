import { expect, test } from 'vitest'
import { ask, controlOf } from '../service/api.ts'
import { contractSecrets } from '../service/contracts.ts'
import { looks, photograph } from './looks.ts'
import { stageOf, startOperatedService } from './stage.ts'

let client: { readonly id: string; readonly secret: string }

const stage = stageOf('whether “try it” answers as a route of the contract does', async () => {
  const service = await startOperatedService({ CONTRACT: 'chronos', ...contractSecrets })
  const control = controlOf(service)
  await control('/v1/projects', { json: { slug: 'acme', name: 'Acme' } })
  const json = { name: 'A client', scopes: ['wallet'] }
  const { body } = await control('/v1/projects/acme/clients', { json })
  client = { id: body.client.client_id, secret: body.secret }
  return service
})

test('a route fills in what it requires, shows each check and the reply that it would give', async () => {
  const [look] = looks
  const opened = await stage.open('/try-it', look)
  if (opened === null) return
  const { service } = stage
  const { page, complaints } = opened
  const credential = page.getByLabel('Key or access token')
  await credential.fill(client.secret)
  await page.getByRole('combobox', { name: 'Route' }).fill('mint/status')
  await page.getByRole('option', { name: 'GET /api/v1/mint/status' }).click()
  const asks = page.getByRole('region', { name: 'What GET /api/v1/mint/status asks' })
  expect(await asks.innerText()).toMatch(
    /Takes\s+Access tokens\s+Scopes\s+mint\s+Environment\s+Live/,
  )
  expect(new URL(page.url()).searchParams.get('route')).toBe('GET /api/v1/mint/status')

  const check = page.getByRole('button', { name: 'Check', exact: true })
  const verdict = page.getByTestId('verdict')
  const reply = page.getByTestId('reply')
  await check.click()
  await verdict.getByText('credential_kind_refused').waitFor()
  expect(await reply.innerText()).toMatch(/^HTTP\/1\.1 401[\s\S]+www-authenticate: Bearer/)

  const json = { clientId: client.id, clientSecret: client.secret }
  const { body } = await ask(`${service.publicUrl}/api/v1/auth/token`, { json })
  await credential.fill(body.accessToken)
  await page.getByLabel('The request sends X-User-Id').uncheck()
  await check.click()
  await verdict.getByText('scope_missing').waitFor()
  const standing = (text: string) =>
    page.getByRole('listitem').filter({ hasText: text }).innerText()
  expect(await standing('It holds the scopes')).toContain('Refuses')
  expect(await standing('The headers that are needed are sent')).toContain('Refuses')
  await photograph(page, 'try-it-route-refused', look)
  expect(await reply.innerText()).toMatch(/^HTTP\/1\.1 403/)

  await page.reload()
  expect(await credential.inputValue()).toBe('')
  await asks.waitFor()
  await page.goto(`${service.dashboardUrl}/try-it?route=GET+/api/v1/wallet/balance`)
  await credential.fill(body.accessToken)
  await page.getByLabel('The request sends X-User-Id').uncheck()
  await check.click()
  await verdict.getByText('user_id_missing').waitFor()
  await page.getByLabel('The request sends X-User-Id').check()
  await check.click()
  await verdict.getByText('It may pass').waitFor()
  await page.getByText('Nobody has said what is behind this route').waitFor()
  await page.getByText('Limit “').waitFor()
  await photograph(page, 'try-it-route-passed', look)
  expect(complaints).toEqual([])
})
