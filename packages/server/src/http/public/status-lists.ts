import type { FastifyInstance } from 'fastify'
import { impatient, patienceMs } from '../../engine/patience.ts'
import { statusList, statusListNames, statusTtlSeconds } from '../../engine/status-list.ts'
import type { PublicContext } from './context.ts'

/** A list is made once for all who ask within so long. */
const sharedMs = 1_000
const mostShared = 100

/** The status lists (draft-ietf-oauth-status-list §8.1), and which there are (§9.2). Anybody may read them. */
export function addStatusLists(app: FastifyInstance, { contract, engine }: PublicContext): void {
  const path = contract.tokens?.extensions?.statusLists
  const url = engine.policy.tokens?.statusLists?.url
  if (path === undefined || url === undefined) return
  const anywhere = { 'cache-control': `public, max-age=${statusTtlSeconds}`, ...forBrowsers }
  const listNamed = shared((name) => statusList(name, impatient(engine, patienceMs)))

  app.get(path, async (_request, reply) => {
    const names = await statusListNames(impatient(engine, patienceMs))
    return reply.headers(anywhere).send({ status_lists: names.map((name) => `${url}/${name}`) })
  })
  app.get<{ Params: { list: string } }>(`${path}/:list`, async (request, reply) => {
    // §8.4: what was true at another time is not told
    if (new URL(request.url, url).searchParams.has('time')) return reply.code(501).send()
    const token = await listNamed(request.params.list)
    if (token === null) {
      reply.callNotFound()
      return reply
    }
    return reply.headers(anywhere).type('application/statuslist+jwt').send(token)
  })
}

const forBrowsers = { 'access-control-allow-origin': '*' } as const

/** What is being made, or was a moment ago, is given to whoever asks for the same. */
function shared(make: (name: string) => Promise<string | null>): typeof make {
  const made = new Map<string, { readonly result: ReturnType<typeof make>; readonly at: number }>()
  return (name) => {
    const before = made.get(name)
    if (before !== undefined && performance.now() - before.at < sharedMs) return before.result
    const result = make(name)
    result.catch(() => made.delete(name))
    made.delete(name)
    made.set(name, { result, at: performance.now() })
    const [oldest] = made.keys()
    if (made.size > mostShared && oldest !== undefined) made.delete(oldest)
    return result
  }
}
