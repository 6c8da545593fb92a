import type { Caller, Contract } from './contract.ts'
import { axeleredPage } from './page-words/axelered.ts'
import { alike, created, every, nestedError, noContent, ok } from './replies.ts'
import { each, given, optional } from './shape.ts'

const everybody: Caller = { by: 'credential', levels: ['project', 'server'] }
const serversOnly: Caller = { by: 'credential', levels: ['server'] }
const workspace = { project: { from: 'path', segment: 'workspace_id' } } as const
const keyOfPath = { ...workspace, key_id: { from: 'path', segment: 'key_id' } } as const
const workspaces = '/v1/w'
const keys = `${workspaces}/{workspace_id}/keys` as const

const described = {
  id: given('key_id'),
  name: given('key_name'),
  prefix: given('key_prefix'),
  scope: 'workspace',
  workspace_id: given('project_id'),
  created_at: given('created_at', 'iso'),
  expires_at: given('expires_at', 'iso'),
}
const describedWorkspace = {
  id: given('project_id'),
  slug: given('project_slug'),
  name: given('project_name'),
  created_at: given('created_at', 'iso'),
}
const describedAndUsed = { ...described, last_used_at: given('last_used_at', 'iso') }

/** What is in a workspace: whoever is of another finds nothing, as in one that does not exist. */
const inWorkspace = { levels: ['project', 'server'], project: 'workspace_id' } as const
const foreign = alike(
  nestedError(404, 'object_unknown', 'There is no such object.'),
  'project_refused',
)
const invalid = alike(
  nestedError(401, 'invalid_token'),
  'credential_malformed',
  'credential_kind_refused',
  'key_unknown',
)

/** Signed bearer tokens of two levels, which manage the keys of a workspace. */
export const axelered: Contract = {
  name: 'axelered',
  title: 'Axelered',
  nouns: { project: 'workspace' },
  documentedAt: [{ url: 'https://api.axelered.com', read: '2026-11' }],
  keys: {
    issue: {
      name: 'axelered-1',
      prefixes: { live: 'ax_' },
      displayLength: 10,
      find: { by: 'id', version: '1', secretLength: 32, mac: true, digest: 'salted' },
    },
    accept: [],
  },
  rights: { scopes: 'open', products: false, audiences: { default: 'issuer', known: [] } },
  tokens: null,
  resources: {
    carriers: [{ in: 'authorization', scheme: 'Bearer' }],
    takes: ['key'],
    require: { environments: ['live'], headers: [] },
    routes: [
      { method: 'GET', path: '/v1/w/{workspace_id}/documents', ...inWorkspace },
      { method: 'GET', path: '/v1/w/{workspace_id}/collections', ...inWorkspace },
      { method: 'GET', path: '/v1/w/{workspace_id}/process-runs', ...inWorkspace },
      { method: 'GET', path: '/v1/w/{workspace_id}/configurations', ...inWorkspace },
    ],
  },
  operations: [
    {
      does: 'create_key',
      method: 'POST',
      path: keys,
      caller: everybody,
      takes: {
        ...workspace,
        name: { from: 'body', member: 'name', required: false, is: 'text' },
        expires_in: { from: 'body', member: 'expires_in', required: false, is: 'duration' },
      },
      reply: created({ ...described, secret: given('secret') }),
    },
    {
      does: 'list_keys',
      method: 'GET',
      path: keys,
      caller: everybody,
      takes: workspace,
      reply: ok({ data: each('keys', describedAndUsed), next_cursor: optional('next_cursor') }),
    },
    {
      does: 'read_key',
      method: 'GET',
      path: `${keys}/{key_id}`,
      caller: everybody,
      takes: keyOfPath,
      reply: ok(describedAndUsed),
    },
    {
      does: 'revoke_key',
      method: 'DELETE',
      path: `${keys}/{key_id}`,
      caller: everybody,
      takes: keyOfPath,
      reply: noContent,
    },
    {
      does: 'create_project',
      method: 'POST',
      path: workspaces,
      caller: serversOnly,
      takes: {
        name: { from: 'body', member: 'name', required: true, is: 'text' },
        slug: { from: 'body', member: 'slug', required: false, is: 'slug' },
      },
      reply: created(describedWorkspace),
    },
    {
      does: 'list_projects',
      method: 'GET',
      path: workspaces,
      caller: serversOnly,
      takes: {},
      reply: ok({
        data: each('projects', describedWorkspace),
        next_cursor: optional('next_cursor'),
      }),
    },
    {
      does: 'delete_project',
      method: 'DELETE',
      path: '/v1/w/{workspace_id}',
      caller: serversOnly,
      takes: workspace,
      reply: noContent,
    },
  ],
  documents: { jwks: null, metadata: null },
  projects: [],
  limits: { perAddress: [], countBy: 'key', tiers: {}, defaultTier: null },
  refusals: {
    token: every('token', nestedError),
    resource: { ...every('resource', nestedError), ...invalid, ...foreign },
    operation: { ...every('operation', nestedError), ...invalid, ...foreign },
  },
  challenges: {
    token: { scheme: 'Bearer', realm: 'axelered' },
    resource: { scheme: 'Bearer', realm: 'axelered' },
    operation: { scheme: 'Bearer', realm: 'axelered' },
  },
  secrets: [],
  page: axeleredPage,
}
