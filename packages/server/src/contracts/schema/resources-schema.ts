import { environments, levels } from '@countersign/core'
import { z } from 'zod'
import { chosen, memberOf, members } from './chosen.ts'
import { capability, header, named, path, scheme, scope } from './words.ts'

export const method = z.enum(['GET', 'POST', 'PUT', 'PATCH', 'DELETE'])

/** An empty list would ask for nothing, and let everybody in. */
export const environmentList = z
  .array(z.enum(environments))
  .min(1, 'at least one of "live", "test"')

const inAuthorization = members({
  in: z.literal('authorization', { error: 'one of "authorization", "header"' }),
  scheme,
})
const inHeader = members({ in: z.literal('header'), header })
type Carrier = z.infer<typeof inAuthorization> | z.infer<typeof inHeader>

const route = members({
  method,
  path,
  scopes: z.exactOptional(z.array(scope)),
  capabilities: z.exactOptional(z.array(capability)),
  environments: z.exactOptional(environmentList),
  levels: z.exactOptional(z.array(z.enum(levels)).min(1, 'at least one of "project", "server"')),
  project: z.exactOptional(named),
  cors: z.exactOptional(z.boolean()),
})

export const resourcesSchema = members({
  carriers: z
    .array(
      chosen<Carrier>((value) => (memberOf(value, 'in') === 'header' ? inHeader : inAuthorization)),
    )
    .min(1, 'at least one carrier'),
  takes: z.array(z.enum(['key', 'token'])).min(1, 'at least one of "key", "token"'),
  require: members({
    environments: environmentList,
    headers: z.array(members({ header, refusal: z.literal('user_id_missing') })),
  }),
  routes: z.array(route),
})
