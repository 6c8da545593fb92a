import type { PortalOperation } from './portal-operation.ts'

const get = { method: 'GET' } as const
const post = { method: 'POST' } as const
const patch = { method: 'PATCH', conditional: true } as const
const create = { ...post, idempotent: true } as const
const list = { ...get, paged: true } as const

const looking = { role: 'viewer' } as const
const working = { role: 'developer' } as const
const inOwnName = { ...working, inOwnName: true } as const
/** Refused where customers make no keys of their own. */
const making = { ...working, makesKeys: true } as const

const project = '/portal/api/projects/:project'
const key = `${project}/keys/:key` as const
const client = `${project}/clients/:client_id` as const

const shownOnce = 'The secret is in this reply and nowhere else: it is not kept.'

/** What the members of a project may do in it, by operationId. */
export const projectOperations = {
  'projects.get': {
    ...get,
    ...looking,
    url: project,
    summary: 'Read a project: what its keys may have, and how its limits stand',
  },
  'keys.create': {
    ...create,
    ...making,
    url: `${project}/keys`,
    summary: 'Make a key',
    description: `${shownOnce} \`scopes: null\` is all that the project may, at any time; a list holds nothing that it may not.`,
  },
  'keys.list': {
    ...list,
    ...looking,
    url: `${project}/keys`,
    summary: 'List the keys of a project, the newest first',
  },
  'keys.get': { ...get, ...looking, url: key, summary: 'Read a key, and who uses which secret' },
  'keys.change': {
    ...patch,
    ...working,
    url: key,
    summary: 'Change the name, the addresses or the scopes of a key',
    description: 'Scopes are only narrowed.',
  },
  'keys.rotate': {
    ...create,
    ...making,
    conditional: true,
    bodyIsOptional: true,
    url: `${key}/rotate`,
    summary: 'Give a key a new secret',
    description: `The present one lives on for \`overlap\`. ${shownOnce}`,
  },
  'keys.revoke': {
    ...post,
    ...working,
    conditional: true,
    bodyIsOptional: true,
    url: `${key}/revoke`,
    summary: 'Revoke a key for good',
    description: 'From the moment the reply is sent no node accepts it.',
  },
  'clients.create': {
    ...create,
    ...making,
    url: `${project}/clients`,
    summary: 'Register an OAuth client, with its first secret',
    description: shownOnce,
  },
  'clients.list': {
    ...list,
    ...looking,
    url: `${project}/clients`,
    summary: 'List the OAuth clients of a project, the newest first',
  },
  'clients.get': { ...get, ...looking, url: client, summary: 'Read an OAuth client' },
  'clients.change': {
    ...patch,
    ...working,
    url: client,
    summary: 'Change the name or the scopes of an OAuth client',
    description: 'Scopes are only narrowed.',
  },
  'clients.delete': {
    method: 'DELETE',
    ...working,
    conditional: true,
    url: client,
    summary: 'Delete an OAuth client and revoke its secrets',
  },
  'clients.createKey': {
    ...create,
    ...making,
    url: `${client}/keys`,
    summary: 'Give an OAuth client another secret',
    description: `The others stay as they are. ${shownOnce}`,
  },
  'clients.listKeys': {
    ...list,
    ...looking,
    url: `${client}/keys`,
    summary: 'List the secrets of an OAuth client, the newest first',
  },
  'usage.query': {
    ...list,
    ...looking,
    url: `${project}/usage`,
    summary: 'Sum up what became of requests, by the hour or the day, the oldest first',
    description:
      'What this node has counted is in it; what others have counted, up to `as_of`. As `text/csv` or `application/x-ndjson` (`Accept`, or `format`) all of the range comes in one reply.',
  },
  'limits.list': {
    ...list,
    ...looking,
    url: `${project}/limits`,
    summary: 'Read how the limits and quotas of the keys stand now, a page of keys at a time',
  },
  'changes.list': {
    ...list,
    ...looking,
    url: `${project}/changes`,
    summary: 'List what was changed in a project, and by whom, the newest first',
  },
  'samples.get': {
    ...get,
    ...looking,
    url: `${project}/samples`,
    summary:
      'Read the published page with this project and the beginning of its key in the samples',
  },
  'samples.send': {
    ...post,
    ...working,
    url: `${project}/samples/send`,
    summary: 'Send a sample to this installation, with a key that is made for it and ends with it',
  },
  'keyRequests.create': {
    ...create,
    ...inOwnName,
    url: `${project}/key-requests`,
    summary: 'Ask the operators for a key',
  },
  'keyRequests.list': {
    ...list,
    ...working,
    url: `${project}/key-requests`,
    summary: 'List what was asked of the operators, the newest first',
  },
  'keyRequests.collect': {
    ...create,
    ...inOwnName,
    url: `${project}/key-requests/:request/collect`,
    summary: 'Make the key of a request that was approved',
    description: `Once, by who has asked for it. ${shownOnce}`,
  },
  'keyRequests.withdraw': {
    ...post,
    ...inOwnName,
    url: `${project}/key-requests/:request/withdraw`,
    summary: 'Take a request back',
  },
} as const satisfies Readonly<Record<string, PortalOperation>>
