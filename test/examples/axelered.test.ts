import { expect, it } from 'vitest'
import { axeleredExample } from '../../examples/axelered/example.ts'
import { type Asked, ask } from '../service/api.ts'
import { pasteOne } from './pasted.ts'
import { startedOnce } from './started.ts'

const started = startedOnce(axeleredExample)
const { value } = started

const inWorkspace = (path: string, asked: Asked = {}, key = value('YOUR_API_KEY')) =>
  ask(`${started.running().publicUrl}/v1/w/${value('{workspace_id}')}${path}`, {
    ...asked,
    headers: { authorization: `Bearer ${key}` },
  })

it('creates a key, as the page asks for it, which works until it is deleted', async () => {
  const page = `curl -X POST "https://api.axelered.com/v1/w/{workspace_id}/keys" \\
-H "Authorization: Bearer YOUR_API_KEY" \\
-H "Content-Type: application/json" \\
-d '{
"name": "Production Key",
"expires_in": "90d"
}'`
  const here = { 'https://api.axelered.com': started.running().publicUrl }
  const shown = await pasteOne(started.filled(page, here))
  expect(shown).toMatchObject({
    status: 201,
    body: {
      name: 'Production Key',
      scope: 'workspace',
      workspace_id: value('{workspace_id}'),
      secret: expect.stringMatching(/^ax_/),
    },
  })
  const { id, secret } = shown.body
  expect((await inWorkspace('/documents', {}, secret)).status).toBe(200)
  const listed = await inWorkspace('/keys')
  expect(listed.body.data.map((one: { id: string }) => one.id)).toContain(id)
  expect((await inWorkspace(`/keys/${id}`, { method: 'DELETE' })).status).toBe(204)
  expect((await inWorkspace('/documents', {}, secret)).status).toBe(401)
})

it('keeps documents, collections, process runs and configurations', async () => {
  const json = { title: 'Plan', text: 'Three plain words' }
  const written = await inWorkspace('/documents', { json })
  expect(written.status).toBe(201)
  const { id } = written.body
  expect((await inWorkspace(`/documents/${id}`)).body).toEqual(written.body)
  const collection = { name: 'Plans', documents: [id] }
  expect((await inWorkspace('/collections', { json: collection })).status).toBe(201)
  const foreign = { name: 'Plans', documents: ['doc_of_nobody'] }
  expect((await inWorkspace('/collections', { json: foreign })).status).toBe(404)
  const run = await inWorkspace('/process-runs', { json: { process: 'count-words' } })
  expect(run.body).toMatchObject({ status: 'finished', result: { words: 3 } })
  for (const setting of ['en', 'de']) {
    const asked = { method: 'PUT', json: { value: setting } }
    expect((await inWorkspace('/configurations/language', asked)).status).toBe(200)
  }
  const configurations = (await inWorkspace('/configurations')).body.data
  expect(configurations).toMatchObject([{ id: 'language', value: 'de' }])
  for (const kind of ['documents', 'collections', 'process-runs']) {
    expect((await inWorkspace(`/${kind}`)).body.data).toHaveLength(1)
  }
  expect((await inWorkspace(`/documents/${id}`, { method: 'DELETE' })).status).toBe(204)
  expect((await inWorkspace(`/documents/${id}`)).status).toBe(404)
})

it.each(['documents', 'collections', 'process-runs', 'configurations'])(
  'shows %s to nobody of another workspace',
  async (kind) => {
    const { status, body } = await inWorkspace(`/${kind}`, {}, value('KEY_OF_ANOTHER_WORKSPACE'))
    expect([status, body]).toEqual([
      404,
      { error: { code: 'object_unknown', message: 'There is no such object.' } },
    ])
  },
)

it('lets nobody write into another workspace', async () => {
  const foreign = value('KEY_OF_ANOTHER_WORKSPACE')
  const json = { title: 'Mine', text: '' }
  expect((await inWorkspace('/documents', { json }, foreign)).status).toBe(404)
  const asked = { method: 'PUT', json: { value: 'fr' } }
  expect((await inWorkspace('/configurations/own', asked, foreign)).status).toBe(404)
})

it('lets a key of the server into every workspace, and no key of a workspace manage them', async () => {
  expect((await inWorkspace('/documents', {}, value('YOUR_SERVER_KEY'))).status).toBe(200)
  const workspaces = (key: string) =>
    ask(`${started.running().publicUrl}/v1/w`, {
      headers: { authorization: `Bearer ${value(key)}` },
    })
  expect((await workspaces('YOUR_SERVER_KEY')).status).toBe(200)
  expect((await workspaces('YOUR_API_KEY')).status).toBe(403)
})
