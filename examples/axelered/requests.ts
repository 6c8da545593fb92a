import { apiUrl, type ExampleRequest } from '../running/example.ts'

const workspace = `${apiUrl}/v1/w/{workspace_id}`
const bearer = (key: string) => `-H "Authorization: Bearer ${key}"`
const get = (path: string, key = 'YOUR_API_KEY') => `curl "${workspace}${path}" ${bearer(key)}`
const send = (method: string, path: string, body: object) =>
  `curl -X ${method} "${workspace}${path}" \\
  ${bearer('YOUR_API_KEY')} -H "Content-Type: application/json" \\
  -d '${JSON.stringify(body)}'`
const noObject = '{"error":{"code":"object_unknown","message":"There is no such object."}}'

/** The keys of the page. */
const keys: readonly ExampleRequest[] = [
  {
    does: 'Create an API key.',
    curl: `curl -X POST "${workspace}/keys" \\
  -H "Authorization: Bearer YOUR_API_KEY" \\
  -H "Content-Type: application/json" \\
  -d '{
    "name": "Production Key",
    "expires_in": "90d"
  }'`,
    status: 201,
    answers: '{"id":"key_…","name":"Production Key",…,"scope":"workspace",…,"secret":"ax_…"}',
    keeps: { KEY_ID: 'id', NEW_KEY: 'secret' },
  },
  {
    does: 'List the keys.',
    curl: get('/keys'),
    status: 200,
    answers: '{"data":[{"id":"key_…",…,"last_used_at":null},…]}',
  },
  {
    does: 'It works at once …',
    curl: get('/documents', '$NEW_KEY'),
    status: 200,
    answers: '{"data":[]}',
  },
  { does: '… is deleted …', curl: del('/keys/$KEY_ID'), status: 204, answers: '' },
  {
    does: '… and is refused from that moment on.',
    curl: get('/documents', '$NEW_KEY'),
    status: 401,
    answers: '{"error":{"code":"key_revoked","message":"…"}}',
  },
]

/** What is in a workspace. */
const belongings: readonly ExampleRequest[] = [
  {
    does: 'Write a document.',
    curl: send('POST', '/documents', { title: 'Plan', text: 'Three plain words' }),
    status: 201,
    answers: '{"id":"doc_…","title":"Plan","text":"Three plain words","changed_at":"…"}',
    keeps: { DOCUMENT_ID: 'id' },
  },
  {
    does: 'Put it into a collection.',
    curl: send('POST', '/collections', { name: 'Plans', documents: ['$DOCUMENT_ID'] }).replace(
      '$DOCUMENT_ID',
      `'"$DOCUMENT_ID"'`,
    ),
    status: 201,
    answers: '{"id":"col_…","name":"Plans","documents":["doc_…"],"changed_at":"…"}',
  },
  {
    does: 'Run a process over the documents.',
    curl: send('POST', '/process-runs', { process: 'count-words' }),
    status: 201,
    answers: '{"id":"run_…","process":"count-words","status":"finished","result":{"words":3},…}',
  },
  {
    does: 'Configure something.',
    curl: send('PUT', '/configurations/language', { value: 'en' }),
    status: 200,
    answers: '{"id":"language","value":"en","changed_at":"…"}',
  },
  ...['documents', 'collections', 'process-runs', 'configurations'].map((kind) => ({
    does: `List the ${kind}.`,
    curl: get(`/${kind}`),
    status: 200,
    answers: '{"data":[{"id":"…",…}]}',
  })),
]

/** What a token is bound to. */
const bounds: readonly ExampleRequest[] = [
  {
    does: 'A token of another workspace finds nothing.',
    curl: get('/documents', 'KEY_OF_ANOTHER_WORKSPACE'),
    status: 404,
    answers: noObject,
  },
  {
    does: 'A token of a workspace manages no workspaces …',
    curl: `curl "${apiUrl}/v1/w" ${bearer('YOUR_API_KEY')}`,
    status: 403,
    answers: '{"error":{"code":"level_refused","message":"…"}}',
  },
  {
    does: '… which one of the server does.',
    curl: `curl "${apiUrl}/v1/w" ${bearer('YOUR_SERVER_KEY')}`,
    status: 200,
    answers: '{"data":[{"id":"prj_…","slug":"globex",…},…]}',
  },
  {
    does: 'It sees what is in any workspace.',
    curl: get('/documents', 'YOUR_SERVER_KEY'),
    status: 200,
    answers: '{"data":[{"id":"doc_…",…}]}',
  },
]

/** The requests of the page, then the workspace that they are for. */
export const axeleredRequests = [...keys, ...belongings, ...bounds]

function del(path: string): string {
  return `curl -X DELETE "${workspace}${path}" ${bearer('YOUR_API_KEY')}`
}
