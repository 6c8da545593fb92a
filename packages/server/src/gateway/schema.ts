import { levels } from '@countersign/core'
import { z } from 'zod'
import { chosen, isObject, members } from '../contracts/schema/chosen.ts'
import { environmentList, method } from '../contracts/schema/resources-schema.ts'
import {
  capability,
  header,
  named,
  path,
  scope,
  wholeFrom,
  word,
} from '../contracts/schema/words.ts'

/** A scheme, a host and a port, and nothing after them. */
function isOrigin(text: string): boolean {
  const url = URL.parse(text)
  return url !== null && /^https?:$/.test(url.protocol) && url.origin === text.toLowerCase()
}

const origin = z.string().refine(isOrigin, 'an origin, such as "http://127.0.0.1:9000"')
const milliseconds = z.exactOptional(wholeFrom(1, 86_400_000))

const health = members({ path, everyMs: milliseconds, timeoutMs: milliseconds })

const upstream = members({
  targets: z.array(origin).min(1, 'at least one origin'),
  audience: z.exactOptional(word),
  health: z.exactOptional(health),
  connectTimeoutMs: milliseconds,
  headersTimeoutMs: milliseconds,
  idleTimeoutMs: milliseconds,
  passesCredential: z.exactOptional(z.boolean()),
})

const cors = members({
  origins: z.array(origin).min(1, 'at least one origin'),
  credentials: z.exactOptional(z.boolean()),
  headers: z.exactOptional(z.array(header)),
  exposes: z.exactOptional(z.array(header)),
})

const methods = z.array(method).min(1, 'at least one method, or "all"')
const all = z.literal('all', { error: '"all" or a list of methods' })

const route = members({
  methods: chosen<'all' | z.infer<typeof methods>>((value) =>
    Array.isArray(value) ? methods : all,
  ),
  path,
  upstream: z.string(),
  scopes: z.exactOptional(z.array(scope)),
  capabilities: z.exactOptional(z.array(capability)),
  environments: z.exactOptional(environmentList),
  levels: z.exactOptional(z.array(z.enum(levels)).min(1, 'at least one of "project", "server"')),
  project: z.exactOptional(named),
  open: z.exactOptional(z.boolean()),
  cost: z.exactOptional(wholeFrom(1, 1_000_000)),
  bodyLimit: z.exactOptional(z.nullable(wholeFrom(0, Number.MAX_SAFE_INTEGER))),
  cors: z.exactOptional(
    chosen<boolean | z.infer<typeof cors>>((value) => (isObject(value) ? cors : z.boolean())),
  ),
})

/** Everything that `Gateway` is, at run time: `schema.test-d.ts` holds the two together. */
export const gatewaySchema = members({
  upstreams: z.record(
    z.string().regex(/^[A-Za-z][\w-]{0,63}$/, 'a name of letters, digits, _ and -'),
    upstream,
  ),
  contractRoutes: z.exactOptional(z.string()),
  routes: z.exactOptional(z.array(route)),
})
