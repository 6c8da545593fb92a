import { levels } from '@countersign/core'
import { z } from 'zod'
import { operationNames } from '../contract.ts'
import { chosen, memberOf, members } from './chosen.ts'
import { success } from './reply-schema.ts'
import { environmentList, method } from './resources-schema.ts'
import { header, named, path } from './words.ts'

const byCredential = members({
  by: z.literal('credential', { error: 'one of "credential", "secret"' }),
  levels: z.array(z.enum(levels)).min(1, 'at least one of "project", "server"'),
})
const bySecret = members({
  by: z.literal('secret'),
  header,
  secret: z.enum(['ADMIN_MASTER_KEY']),
})
type Caller = z.infer<typeof byCredential> | z.infer<typeof bySecret>

const is = z.enum(['text', 'scopes', 'tier', 'duration', 'overlap', 'slug'])
const otherwise = z.exactOptional(z.string())
const sources = {
  path: members({ from: z.literal('path'), segment: named }),
  body: members({
    from: z.literal('body'),
    member: named,
    required: z.boolean(),
    is,
    otherwise,
  }),
  query: members({ from: z.literal('query'), parameter: named, is, otherwise }),
  constant: members({
    from: z.literal('constant', { error: 'one of "path", "body", "query", "constant"' }),
    value: z.string(),
  }),
}
type Source = z.infer<(typeof sources)[keyof typeof sources]>

const source = chosen<Source>((value) => {
  const from = memberOf(value, 'from')
  if (from === 'path' || from === 'body' || from === 'query') return sources[from]
  return sources.constant
})

const argumentNames = [
  'client_id',
  'expires_in',
  'key_id',
  'name',
  'overlap',
  'project',
  'scopes',
  'slug',
  'tier',
] as const

export const operationSchema = members({
  does: z.enum(operationNames),
  method,
  path,
  caller: chosen<Caller>((value) => (memberOf(value, 'by') === 'secret' ? bySecret : byCredential)),
  environments: z.exactOptional(environmentList),
  takes: z.partialRecord(z.enum(argumentNames), source),
  reply: success,
})
