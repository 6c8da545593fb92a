import { z } from 'zod'
import { chosen, memberOf, members } from './chosen.ts'
import { named, wholeFrom } from './words.ts'

/** Below it a secret has less than 190 bits. */
const shortestSecret = 32
const secretLength = wholeFrom(shortestSecret, 128)

const byId = members({
  by: z.literal('id'),
  version: z.string().regex(/^[0-9A-Za-z]$/, 'one letter or digit'),
  secretLength,
  mac: z.boolean(),
  digest: z.enum(['sha256', 'salted']),
})
const byDigest = members({
  by: z.literal('digest', { error: 'one of "id", "digest"' }),
  secretLength,
  digest: z.literal('sha256', { error: '"sha256": a salted digest can not be searched for' }),
})

/** No dot: a text with two of them is a token. */
const prefix = z
  .string()
  .regex(/^[A-Za-z0-9_-]{1,32}$/, 'a prefix of letters, digits, _ and -, such as "acme_live_"')

const format = members({
  name: named,
  prefixes: members({ live: z.exactOptional(prefix), test: z.exactOptional(prefix) }),
  displayLength: wholeFrom(1, 64),
  find: chosen<z.infer<typeof byId> | z.infer<typeof byDigest>>((value) =>
    memberOf(value, 'by') === 'id' ? byId : byDigest,
  ),
})

export const keysSchema = members({ issue: format, accept: z.array(format) })
