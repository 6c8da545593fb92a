import { auditActions } from '@countersign/core'
import { Type } from 'typebox'
import { closed, Id, nullable, pageOf, Text, Time } from './objects.ts'
import { Body, Instant, PageQuery } from './schemas.ts'

const largest = 2 ** 53 - 1
const Sequence = Type.Integer({ minimum: 0, maximum: largest })
const Hash = Type.String({
  pattern: '^[0-9a-f]{64}$',
  maxLength: 64,
  description: '64 small hexadecimal digits',
})
const Members = nullable(Type.Record(Type.String(), Type.Unknown()))

export const AuditRecord = Type.Object(
  {
    sequence: Type.Integer({ minimum: 1, maximum: largest }),
    id: Id('aud'),
    at: Time,
    actor: Text(64),
    actor_name: Type.Optional(
      Type.String({
        maxLength: 500,
        description: 'what an operator was called at the time: `name <mail address>`',
      }),
    ),
    address: nullable(Text(64)),
    request_id: nullable(Text(64)),
    action: Type.Enum([...auditActions]),
    project_id: nullable(Id('prj')),
    object: Type.Object(
      { kind: Text(32), ids: Type.Array(Text(64), { minItems: 1, maxItems: 10_000 }) },
      { ...closed, title: 'AuditedObject' },
    ),
    before: Members,
    after: Members,
    hash: Hash,
  },
  { ...closed, title: 'AuditRecord' },
)

const records = pageOf(AuditRecord, 'AuditPage')
export const AuditPage = Type.Object(
  { ...records.properties, sealed_through: Time },
  { ...closed, title: 'AuditPage' },
)

export const AuditHead = Type.Object(
  { sequence: Sequence, hash: Hash, sealed_through: Time },
  { ...closed, title: 'AuditHead' },
)

const Place = Type.Object(
  { sequence: Sequence, hash: Hash },
  { ...closed, description: 'a sequence number and the hash of its record' },
)

export const Verification = Body({ after: Type.Optional(Place), head: Type.Optional(Place) })

export const Verified = Type.Object(
  {
    valid: Type.Boolean(),
    checked: Type.Integer({ minimum: 0, maximum: largest }),
    reached: Type.Object({ sequence: Sequence, hash: Hash }, closed),
    fault: Type.Union([
      Type.Object(
        {
          sequence: Sequence,
          reason: Type.Enum(['altered', 'missing', 'replaced', 'truncated']),
        },
        closed,
      ),
      Type.Null(),
    ]),
    more: Type.Boolean(),
  },
  { ...closed, title: 'VerifiedAudit' },
)

const Named = (description: string) =>
  Type.String({ pattern: '^[A-Za-z0-9_-]{1,64}$', maxLength: 64, description })

export const AuditQuery = Body({
  ...PageQuery.properties,
  actor: Type.Optional(Named('"admin", "service" or the id of a key')),
  action: Type.Optional(
    Type.Enum([...auditActions], { description: 'an action, such as "key.revoke"' }),
  ),
  object: Type.Optional(Named('the id of an object')),
  project: Type.Optional(Named('the id or the slug of a project')),
  after: Type.Optional(
    Type.Integer({ minimum: 0, maximum: largest, description: 'the sequence number of a record' }),
  ),
  from: Type.Optional(Instant),
  until: Type.Optional(Instant),
  order: Type.Optional(Type.Enum(['newest', 'oldest'], { description: '"newest" or "oldest"' })),
})
