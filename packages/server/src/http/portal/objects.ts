import { auditActions, memberRoles } from '@countersign/core'
import { Type } from 'typebox'
import {
  Client,
  Count,
  closed,
  Id,
  Key,
  nullable,
  pageOf,
  shownOnce,
  Text,
  Time,
} from '../control/objects.ts'

// What the portal's API answers. The title of a schema is its name in the OpenAPI document.

const Environment = Type.Enum(['live', 'test'])
const Names = Type.Array(Text(200), { maxItems: 200 })

/** How a limit of one of the project's own stands. */
export const LimitUse = Type.Object(
  {
    counts: Type.Enum(['key', 'client', 'project'], { description: 'What `id` names.' }),
    id: Text(64),
    name: Text(200),
    environment: Type.Union([Type.Enum(['live', 'test']), Type.Null()], {
      description: 'Of the key that is counted; null: something else is.',
    }),
    limit_name: Text(80),
    is_quota: Type.Boolean(),
    per: Type.Enum(['second', 'minute', 'hour', 'day', 'month']),
    limit: Count,
    used: Count,
    resets_at: Time,
  },
  { ...closed, title: 'LimitUse' },
)

const limitPage = pageOf(LimitUse, 'LimitPage')
export const LimitPage = Type.Object(
  {
    ...limitPage.properties,
    data: Type.Array(LimitUse, { maxItems: 1_000 }),
    as_of: Time,
  },
  { ...closed, title: 'LimitPage' },
)

const GrantableScope = Type.Object(
  {
    scope: Text(128),
    allows: nullable(Type.String({ maxLength: 500, description: 'In the words of the contract.' })),
  },
  { ...closed, title: 'GrantableScope' },
)

const KeyEnvironment = Type.Object(
  { environment: Environment, key_prefix: Text(64) },
  { ...closed, title: 'KeyEnvironment' },
)

export const Project = Type.Object(
  {
    id: Id('prj'),
    slug: Text(63),
    name: Text(200),
    is_active: Type.Boolean(),
    noun: Type.String({ maxLength: 64, description: 'What the contract calls a project.' }),
    role: Type.Enum([...memberRoles], { description: 'What the caller is in it.' }),
    self_service: Type.Boolean({
      description: 'Whether its members make keys themselves, or ask the operators for them.',
    }),
    getting_a_key: Type.Array(Text(2_000), {
      maxItems: 20,
      description:
        'How one comes by a key, in the words of the contract; `code` stands between grave accents.',
    }),
    environments: Type.Array(KeyEnvironment, { maxItems: 2 }),
    scopes: Type.Union([Type.Array(GrantableScope, { maxItems: 200 }), Type.Null()], {
      description: 'What its keys may have; null: any scope.',
    }),
    capabilities: Names,
    tier: nullable(Text(64)),
    has_clients: Type.Boolean(),
    has_tokens: Type.Boolean(),
    limits: Type.Array(LimitUse, { maxItems: 1_000 }),
    as_of: Time,
    created_at: Time,
  },
  { ...closed, title: 'Project' },
)

const keyMembers = Type.Omit(Key, ['metadata']).properties

/** A key as operators see it, without what they noted on it. */
export const PortalKey = Type.Object(
  {
    ...keyMembers,
    state: Type.Enum(['active', 'inactive', 'expired', 'revoked']),
    expires_soon: Type.Boolean({ description: 'It is active, and expires within 30 days.' }),
    last_used_from: nullable(Text(64)),
  },
  { ...closed, title: 'Key' },
)
export const PortalKeyPage = pageOf(PortalKey, 'KeyPage')

export const CreatedPortalKey = Type.Object(
  { key: PortalKey, ...shownOnce },
  { ...closed, title: 'CreatedKey' },
)

const clientMembers = Type.Omit(Client, ['oauth']).properties
export const PortalClient = Type.Object(clientMembers, { ...closed, title: 'Client' })
export const PortalClientPage = pageOf(PortalClient, 'ClientPage')
export const CreatedPortalClient = Type.Object(
  { client: PortalClient, key: PortalKey, ...shownOnce },
  { ...closed, title: 'CreatedClient' },
)

const Members = nullable(Type.Record(Type.String(), Type.Unknown()))

export const ChangeActor = Type.Object(
  {
    kind: Type.Enum(['customer', 'key', 'operator', 'service', 'embedded'], {
      description:
        'Who it was: `service` is what happens by itself, `embedded` the panel in a page of the API’s own application.',
    }),
    id: nullable(Type.String({ maxLength: 64, description: 'Of customers and keys.' })),
    name: nullable(
      Type.String({ maxLength: 500, description: 'Of customers: `name <mail address>`.' }),
    ),
  },
  { ...closed, title: 'ChangeActor' },
)

const Change = Type.Object(
  {
    id: Id('aud'),
    at: Time,
    actor: ChangeActor,
    action: Type.Enum([...auditActions]),
    object: Type.Object(
      { kind: Text(32), ids: Type.Array(Text(64), { minItems: 1, maxItems: 10_000 }) },
      { ...closed, title: 'ChangedObject' },
    ),
    before: Members,
    after: Members,
  },
  { ...closed, title: 'Change' },
)
const changePage = pageOf(Change, 'ChangePage')
export const ChangePage = Type.Object(
  { ...changePage.properties, sealed_through: Time },
  { ...closed, title: 'ChangePage' },
)
