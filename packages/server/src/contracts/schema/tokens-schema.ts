import { z } from 'zod'
import { chosen, isObject, memberOf, members } from './chosen.ts'
import { success } from './reply-schema.ts'
import { named, path, wholeFrom, word } from './words.ts'

const parameter = z.nullable(named)

const basic = members({ in: z.literal('basic', { error: 'one of "basic", "body"' }) })
const body = members({ in: z.literal('body'), member: named })
const bodyWhenAbsent = members({ in: z.literal('body'), member: named, whenAbsent: named })
type Carrier = z.infer<typeof basic> | z.infer<typeof body> | z.infer<typeof bodyWhenAbsent>

const carrier = chosen<Carrier>((value) => {
  if (memberOf(value, 'in') !== 'body') return basic
  return memberOf(value, 'whenAbsent') === undefined ? body : bodyWhenAbsent
})

const claimSource = z.enum([
  'issuer',
  'subject',
  'audience',
  'issued_at',
  'expires_at',
  'token_id',
  'client_id',
  'project_id',
  'key_id',
  'environment',
  'scope_string',
  'scope_array',
  'capabilities',
  'tier',
])

/** A month: who has a token longer wants a key. */
const longestLifetimeSeconds = 2_592_000

const profile = members({
  algorithm: z.enum(['ES256', 'EdDSA', 'RS256', 'PS256', 'HS256']),
  header: members({ typ: word, kid: z.boolean() }),
  lifetimeSeconds: wholeFrom(1, longestLifetimeSeconds),
  claims: z.record(z.string(), claimSource),
})

const issuerNamed = members({ named: word })
const publicUrl = z.literal('public_url', { error: '"public_url" or { named: … }' })

const extensions = members({
  introspection: z.exactOptional(path),
  revocation: z.exactOptional(path),
  statusLists: z.exactOptional(path),
  resource: z.exactOptional(z.boolean()),
  dpop: z.exactOptional(z.boolean()),
  tokenExchange: z.exactOptional(z.boolean()),
  privateKeyJwt: z.exactOptional(z.boolean()),
  mutualTls: z.exactOptional(z.boolean()),
})

export const tokensSchema = members({
  path,
  encodings: z.array(z.enum(['form', 'json'])).min(1, 'at least one of "form", "json"'),
  parameters: members({
    grantType: parameter,
    clientId: named,
    scope: parameter,
    audience: parameter,
  }),
  carriers: z.array(carrier).min(1, 'at least one carrier'),
  clientId: z.enum(['required', 'matches', 'ignored']),
  oneCarrier: z.boolean(),
  longestScope: wholeFrom(1, 10_000),
  unscoped: z.enum(['full', 'listed']),
  issuer: chosen<'public_url' | z.infer<typeof issuerNamed>>((value) =>
    isObject(value) ? issuerNamed : publicUrl,
  ),
  profile,
  reply: success,
  extensions: z.exactOptional(extensions),
})
