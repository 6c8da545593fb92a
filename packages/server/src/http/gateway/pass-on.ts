import { type Refusal, refuse } from '@countersign/core'
import type { FastifyReply } from 'fastify'
import type { Contract } from '../../contracts/contract.ts'
import type { Ending } from '../../gateway/ending.ts'
import { forward } from '../../gateway/forward.ts'
import { normalName } from '../../gateway/header-names.ts'
import { identityHeaders } from '../../gateway/identity-headers.ts'
import { replyHeaders } from '../../gateway/reply-headers.ts'
import { requestHeaders } from '../../gateway/request-headers.ts'
import { switchProtocols } from '../../gateway/switch-protocols.ts'
import type { UpstreamPool } from '../../gateway/upstream-pool.ts'
import type { Identity } from '../../identity/identity.ts'
import { lingerOnClose } from '../lingering.ts'
import { notesOf } from '../notes.ts'
import type { Admitted } from '../public/admission.ts'
import { limitHeaders } from '../public/limits.ts'
import { letTakeItsTime } from '../slow-bodies.ts'
import type { ForwardedHeaders } from './forwarded.ts'
import type { Visit } from './gateway-routes.ts'
import { switchingOf } from './upgrades.ts'

/** What the gateway passes requests on with. */
export interface Outward {
  readonly upstreams: ReadonlyMap<string, UpstreamPool>
  /** Null: there is no upstream, so nobody asks who is behind a request. */
  readonly identity: Identity | null
  readonly forwardedHeaders: ForwardedHeaders
}

/** Has a request answered by its upstream; why not, where nothing has been written yet. */
export type PassOn = (
  visit: Visit,
  admitted: Admitted | null,
  ending: Ending,
) => Promise<Refusal | null>

const via = '1.1 countersign'
/** How soon it makes sense to ask again for a service that nobody has configured. */
const retryAfterSeconds = 60

export function createPassOn(contract: Contract, outward: Outward): PassOn {
  const { upstreams, identity, forwardedHeaders } = outward
  const credentials = credentialHeaders(contract)
  return async ({ request, reply, placed }, admitted, ending) => {
    const { route: rule } = placed.chosen
    const upstream = rule.upstream === null ? undefined : upstreams.get(rule.upstream)
    if (upstream === undefined) return refuse('upstream_missing', { retryAfterSeconds })
    const { raw } = request
    const added = [
      ...['x-request-id', request.id],
      ...forwardedHeaders(raw),
      ...(admitted === null ? [] : told(admitted, upstream.audience, identity)),
    ]
    const headers = requestHeaders(raw.rawHeaders, {
      credentials: upstream.passesCredential ? none : credentials,
      headers: added,
      via,
    })
    const passing = {
      response: reply.raw,
      upstream,
      path: placed.target,
      headers,
      ending,
      takeOver: () => {
        reply.hijack()
        if (!raw.complete) lingerOnClose(raw)
      },
      replyHeaders: (theirs: readonly string[]) => joined(reply, theirs, rule.cors !== false),
    }
    const caller = switchingOf(raw)
    if (caller !== undefined) {
      return switchProtocols({ ...passing, caller, protocol: raw.headers.upgrade ?? '' })
    }
    const settle = letTakeItsTime(raw.socket)
    const refusal = await forward({ ...passing, request: raw, bodyLimit: rule.bodyLimit })
    settle()
    return refusal
  }
}

function told(
  { principal, facts }: Admitted,
  audience: string,
  identity: Identity | null,
): readonly string[] {
  const plain = identityHeaders(principal)
  if (identity === null) return plain
  return [...plain, 'countersign-identity', identity.headerFor(principal, audience, facts.at)]
}

const none: ReadonlySet<string> = new Set()

/** Where this contract has credentials sit, operations' own among them. */
function credentialHeaders({ resources, operations }: Contract): ReadonlySet<string> {
  const names = resources.carriers.map((carrier) =>
    carrier.in === 'header' ? carrier.header : 'authorization',
  )
  const secrets = operations.flatMap(({ caller }) =>
    caller.by === 'secret' ? [caller.header] : [],
  )
  return new Set([...names, ...secrets].map(normalName))
}

/** Our header of a reply, and what of the upstream's we do not say ourselves. */
function joined(reply: FastifyReply, theirs: readonly string[], saysCors: boolean): string[] {
  const { standings } = notesOf(reply.request.raw)
  const ours: Readonly<Record<string, unknown>> = {
    ...reply.getHeaders(),
    ...(standings.length > 0 && limitHeaders(standings)),
  }
  const replaced = (name: string) =>
    (name !== 'vary' && name in ours) || (saysCors && name.startsWith('access-control-'))
  return [
    ...Object.entries(ours).flatMap(([name, value]) => [name, String(value)]),
    ...replyHeaders(theirs, { replaced, via }),
  ]
}
