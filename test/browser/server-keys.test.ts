import { expect, test } from 'vitest'
import { ask, controlOf, newKey, newToken, verify } from '../service/api.ts'
import { copied } from './dashboard.ts'
import { stageOf, startOperatedService } from './stage.ts'

const stage = stageOf('server keys and signing keys in the dashboard', startOperatedService)

/** What `GET /v1/projects` answers to a server-level key. */
const statusOf = async (secret: string) => {
  const headers = { authorization: `Bearer ${secret}` }
  return (await ask(`${stage.service.controlUrl}/v1/projects`, { headers })).status
}

test('a server key is made with what it may, used, rotated and revoked', async () => {
  const opened = await stage.open('/server-keys')
  if (opened === null) return
  const { page, complaints } = opened
  await page.getByText('No server keys yet').waitFor()
  await page.getByRole('button', { name: 'Create server key' }).first().click()
  const form = page.getByRole('dialog')
  await form.getByRole('button', { name: 'Create key' }).click()
  await form.getByText('Give at least one permission.').waitFor()
  await form.getByLabel('Name', { exact: true }).fill('<i>Billing</i>')
  await form.getByRole('button', { name: 'Only verify' }).click()
  expect(await form.getByRole('checkbox', { name: 'verify' }).isChecked()).toBe(true)
  await form.getByRole('group', { name: 'Projects' }).getByLabel('projects.read').check()
  await form.getByRole('button', { name: 'Create key' }).click()
  const first = await page.getByTestId('secret').innerText()
  await page.getByRole('button', { name: 'Copy the secret' }).click()
  expect(await copied(page)).toBe(first)
  expect(await statusOf(first)).toBe(200)

  await page.getByRole('link', { name: 'Open the key' }).click()
  await page.getByRole('heading', { name: '<i>Billing</i>' }).waitFor()
  const permissions = page.getByRole('region', { name: 'Permissions' })
  expect(await permissions.locator('code').allInnerTexts()).toEqual(['verify', 'projects.read'])
  await page.getByTestId('last-use').getByText('from 127.0.0.1').waitFor()

  const give = async (isGiven: boolean) => {
    await page.getByRole('button', { name: 'Change permissions' }).click()
    await form.getByLabel('projects.read').setChecked(isGiven)
    if (!isGiven) await form.getByText('It loses projects.read as soon as you save.').waitFor()
    await form.getByRole('button', { name: 'Save changes' }).click()
    await form.waitFor({ state: 'hidden' })
  }
  await give(false)
  expect(await statusOf(first)).toBe(403)
  await give(true)

  await page.getByRole('button', { name: 'Rotate' }).click()
  await page.getByRole('button', { name: 'Rotate key' }).click()
  const second = await page.getByTestId('secret').innerText()
  await page.getByRole('button', { name: 'I have copied it' }).click()
  expect([await statusOf(first), await statusOf(second)]).toEqual([200, 200])

  await page.getByRole('button', { name: 'Revoke', exact: true }).click()
  await page
    .getByTestId('consequence')
    .getByText(/3 requests passed with it/)
    .waitFor()
  await page.getByRole('button', { name: 'Revoke key' }).click()
  await page.getByText('This key was revoked').waitFor()
  expect([await statusOf(first), await statusOf(second)]).toEqual([401, 401])
  await page.goBack()
  expect(await page.content()).not.toContain(second)

  await page.goto(`${stage.service.dashboardUrl}/server-keys?state=active`)
  await page.getByText('No key matches').waitFor()
  expect(complaints).toEqual([])
})

test('who may only read is offered nothing to change', async () => {
  const control = controlOf(stage.service)
  await control('/v1/server-keys', { json: { name: 'Seen', permissions: ['verify'] } })
  const invitation = await control('/v1/invitations', {
    json: { email: 'eve@example.com', role: 'read-only' },
  })
  const opened = await stage.openOutside()
  if (opened === null) return
  const { page } = opened
  await page.goto(invitation.body.link)
  await page.getByLabel('Your name').fill('Eve')
  await page.getByLabel('Password', { exact: true }).fill('correct horse battery staple')
  await page.getByRole('button', { name: 'Accept the invitation' }).click()
  await page.getByRole('heading', { name: 'Overview' }).waitFor()
  await page.getByRole('link', { name: 'Server keys' }).click()
  await page.getByRole('link', { name: 'Seen' }).click()
  await page.getByRole('region', { name: 'Permissions' }).waitFor()
  expect(await page.getByRole('button', { name: 'Revoke' }).count()).toBe(0)
  await page.getByRole('link', { name: 'Signing keys' }).first().click()
  await page.getByRole('table', { name: 'Signing keys' }).waitFor()
  expect(await page.getByRole('button', { name: /Rotate|It has leaked/ }).count()).toBe(0)
  await page.goto(`${stage.service.dashboardUrl}/server-keys?create=true`)
  await page.getByRole('link', { name: 'Seen' }).waitFor()
  expect(await page.getByRole('dialog').count()).toBe(0)
})

test('signing keys are rotated, and one that leaked is ended with all of its tokens', async () => {
  const control = controlOf(stage.service)
  const { secret } = await newKey(control)
  const { access_token: token } = await newToken(stage.service, secret)
  const opened = await stage.open('/signing-keys')
  if (opened === null) return
  const { page, complaints } = opened
  await page.getByRole('img', { name: /lives of the signing keys/ }).waitFor()
  const table = page.getByRole('table', { name: 'Signing keys' })
  await table.getByRole('row', { name: /Signs/ }).nth(1).waitFor()

  await page.getByRole('button', { name: 'Rotate' }).click()
  const asked = page.getByRole('dialog')
  await asked.getByRole('radio', { name: 'At once' }).check()
  await asked.getByRole('button', { name: 'Rotate signing key' }).click()
  await asked.getByText('state_conflict').waitFor()
  await asked.getByRole('radio', { name: 'As soon as every verifier can know it' }).check()
  await asked.getByRole('button', { name: 'Rotate signing key' }).click()
  await page.getByText(/The successor signs from/).waitFor()
  await table.getByRole('cell', { name: 'Announced' }).waitFor()
  expect((await verify(control, token)).code).toBe('valid')

  const { data } = (await control('/v1/signing-keys')).body
  const { kid } = data.find(({ state }: { state: string }) => state === 'signing')
  const name = String(kid).slice(0, 8)
  await table.getByRole('button', { name: `It has leaked ${name}` }).click()
  await asked
    .getByTestId('consequence')
    .getByText(/requests? passed in the last 7 days/)
    .waitFor()
  const deed = asked.getByRole('button', { name: 'End key and its tokens' })
  expect(await deed.isDisabled()).toBe(true)
  await asked.getByLabel(`To confirm, type ${name}`).fill(name)
  await asked.getByLabel('Reason').fill('a copied backup')
  await deed.click()
  await table.getByRole('row', { name: /Compromised a copied backup/ }).waitFor()
  expect((await verify(control, token)).code).toBe('token_invalid')
  const { access_token: another } = await newToken(stage.service, secret)
  expect((await verify(control, another)).code).toBe('valid')
  expect(complaints).toEqual([])
})
