import { refusals } from '@countersign/core'
import { Type } from 'typebox'

/** A text that is null where there is nothing to name. */
const Name = (maxLength: number, more: object = {}) =>
  Type.Optional(Type.Unsafe<string | null>({ type: ['string', 'null'], maxLength, ...more }))
const Count = Type.Integer({ minimum: 0, maximum: 2 ** 53 - 1 })
const Time = Type.String({ format: 'date-time', maxLength: 40 })

/** What is grouped by is there, and nothing else is. */
const Usage = Type.Object(
  {
    bucket: Time,
    key_id: Name(64),
    key_name: Name(200),
    client_id: Name(64),
    client_name: Name(200),
    project_id: Name(64),
    project_slug: Name(63),
    code: Type.Optional(Type.Enum(['valid', ...Object.keys(refusals)])),
    environment: Name(10),
    requests: Count,
    accepted: Count,
    refused: Count,
    cost: Count,
    last_used_at: Name(40, { format: 'date-time' }),
    last_used_from: Name(64),
    last_used_key_id: Name(64),
    last_used_generation: Type.Optional(
      Type.Unsafe<number | null>({
        type: ['integer', 'null'],
        format: 'int32',
        minimum: 1,
        maximum: 2 ** 31 - 1,
      }),
    ),
  },
  { additionalProperties: false, title: 'Usage' },
)

/** What `GET /v1/usage` answers. */
export const UsagePage = Type.Object(
  {
    data: Type.Array(Usage, { maxItems: 1_000 }),
    next_cursor: Type.Unsafe<string | null>({
      type: ['string', 'null'],
      maxLength: 200,
      description: 'Null on the last page.',
    }),
    as_of: Time,
  },
  { additionalProperties: false, title: 'UsagePage' },
)
