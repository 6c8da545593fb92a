import { z } from 'zod'
import { chosen, isObject, members } from './chosen.ts'
import { keysSchema } from './keys-schema.ts'
import { operationSchema } from './operation-schema.ts'
import { pageSchema } from './page-schema.ts'
import { repliesAt } from './reply-schema.ts'
import { resourcesSchema } from './resources-schema.ts'
import { tokensSchema } from './tokens-schema.ts'
import { path, scope, wholeFrom, word } from './words.ts'

const declared = z.array(members({ scope, allows: word }))
const open = z.literal('open', { error: '"open" or a list of scopes' })
const audienceNamed = members({ named: word })
const audienceWord = z.enum(['issuer', 'configured'], {
  error: '"issuer", "configured" or { named: … }',
})

const rights = members({
  scopes: chosen<'open' | z.infer<typeof declared>>((value) =>
    Array.isArray(value) ? declared : open,
  ),
  products: z.boolean(),
  audiences: members({
    default: chosen<z.infer<typeof audienceWord> | z.infer<typeof audienceNamed>>((value) =>
      isObject(value) ? audienceNamed : audienceWord,
    ),
    known: z.array(word),
  }),
})

const limit = {
  requests: z.number(),
  per: z.enum(['second', 'minute', 'hour', 'day']),
  burst: z.exactOptional(z.boolean()),
  whenUnreachable: z.exactOptional(z.enum(['closed', 'open'])),
}
const quota = members({ requests: z.number(), per: z.enum(['month', 'day']) })
const allotment = { ...limit, quota: z.exactOptional(quota) }
const limits = members({
  perAddress: z.array(members({ ...limit, name: z.string(), path })),
  countBy: z.enum(['client', 'key', 'project']),
  tiers: z.record(z.string(), members({ ...allotment, test: z.exactOptional(members(allotment)) })),
  defaultTier: z.nullable(z.string()),
})

const challenge = members({
  scheme: z.enum(['Basic', 'Bearer', 'ApiKey']),
  realm: z
    .string()
    .regex(/^[ !#-[\]-~]{1,64}$/, 'a text of 1 to 64 printable characters, without " and \\'),
})

/** Everything that `Contract` is, at run time: `contract-schema.test-d.ts` holds the two together. */
export const contractSchema = members({
  name: z
    .string()
    .regex(/^[a-z][a-z0-9-]{0,31}$/, 'a name of small letters, digits and -, such as "acme"'),
  title: word,
  nouns: members({ project: word }),
  documentedAt: z.array(members({ url: word, read: word })),
  keys: keysSchema,
  rights,
  tokens: z.nullable(tokensSchema),
  resources: resourcesSchema,
  operations: z.array(operationSchema),
  documents: members({
    jwks: z.nullable(path),
    metadata: z.nullable(path),
    resourceMetadata: z.exactOptional(path),
  }),
  projects: z.array(
    members({
      slug: z.string().regex(/^[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?$/, 'a slug, such as "acme"'),
      name: word,
    }),
  ),
  limits,
  refusals: members({
    token: repliesAt('token'),
    resource: repliesAt('resource'),
    operation: repliesAt('operation'),
  }),
  challenges: members({ token: challenge, resource: challenge, operation: challenge }),
  secrets: z.array(
    members({
      setting: z.enum(['JWT_SECRET', 'ADMIN_MASTER_KEY']),
      minCharacters: wholeFrom(1, 1_024),
    }),
  ),
  page: pageSchema,
})
