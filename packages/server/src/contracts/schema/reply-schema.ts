import { type RefusalAt, type RefusalCode, refusals, type Surface } from '@countersign/core'
import { z } from 'zod'
import { members } from './chosen.ts'
import { membersSchema } from './shape-schema.ts'
import { wholeFrom } from './words.ts'

const reply = (least: number, most: number) =>
  members({
    status: wholeFrom(least, most),
    body: z.nullable(membersSchema),
    mediaType: z.exactOptional(
      z.string().regex(/^[\w.+-]+\/[\w.+-]+$/, 'a media type, such as "application/json"'),
    ),
    challengeError: z.exactOptional(
      z.enum(['invalid_request', 'invalid_token', 'insufficient_scope']),
    ),
  })

export const success = reply(200, 299)
const refusal = reply(400, 599)

/** A reply for every code of a surface, and for no other. */
export function repliesAt<Where extends Surface>(surface: Where) {
  const codes = (Object.keys(refusals) as RefusalCode[]).filter((code) =>
    (refusals[code].at as readonly Surface[]).includes(surface),
  ) as RefusalAt<Where>[]
  return z.record(z.enum(codes), refusal)
}
