import type { Demand, Principal, Refusal, RefusalCode, Standing } from '@countersign/core'
import { refuse } from '@countersign/core'
import { authenticate, explain } from '../engine/authenticate.ts'
import type { Engine } from '../engine/ports.ts'
import { previewOfPrincipal } from '../engine/spend.ts'
import type { Entrance } from './entrances.ts'

/** A request that is only thought of. */
export interface Trial {
  readonly credential: string
  readonly address: string | null
  /** What stands in the path for a project; null: the caller's own. */
  readonly project: string | null
  /** Names of the headers that it brings along besides the credential, in small letters. */
  readonly headers: readonly string[]
}

export interface Tried {
  /** Why it would be turned back, in the order in which the route looks; empty: it would not. */
  readonly failures: readonly RefusalCode[]
  /** The first of them, as the route would give it; null: it would pass. */
  readonly refusal: Refusal | null
  /** Who it would be; null: nobody who may pass by their credential. */
  readonly principal: Principal | null
  readonly standings: readonly Standing[]
}

/**
 * What would become of a request to a route that guards itself by credentials. Nothing is counted,
 * spent or remembered. Rejects with StoreUnavailable as a request would.
 */
export async function tryEntrance(
  entrance: Entrance,
  { credential, address, project, headers }: Trial,
  engine: Engine,
): Promise<Tried> {
  const { isOpen, takes, levels, environments, scopes, capabilities } = entrance
  if (isOpen) return { failures: [], refusal: null, principal: null, standings: [] }
  const demand: Demand = {
    level: theOnly(levels),
    environment: theOnly(environments),
    scopes,
    capabilities,
  }
  const presented = { credential, takes, address, demand }
  const reasons = (await explain(presented, engine)).map((code) => wordedAt(entrance, code))
  const known = await authenticate(presented, engine)
  if ('refusal' in known) {
    const code = wordedAt(entrance, known.refusal.code)
    const refusal = code === known.refusal.code ? known.refusal : refuse(code)
    return { failures: reasons, refusal, principal: null, standings: [] }
  }
  const { principal } = known
  const others = besides(entrance, { principal, project, headers })
  const { refusal: limited, standings } = await previewOfPrincipal(principal, entrance.cost, engine)
  const refusals = inOrder(entrance, others, limited)
  return {
    failures: refusals.map(({ code }) => code),
    refusal: refusals[0] ?? null,
    principal,
    standings,
  }
}

/** What is shown at the token endpoint is a secret, and a token is none. */
function wordedAt({ surface }: Entrance, code: RefusalCode): RefusalCode {
  const isToken = surface === 'token' && code === 'credential_kind_refused'
  return isToken ? 'credential_malformed' : code
}

/** What a route asks of those whose credential is good. */
function besides(
  { project: named, headers, permission }: Entrance,
  asked: Pick<Trial, 'project' | 'headers'> & { readonly principal: Principal },
): readonly Refusal[] {
  const { principal, project } = asked
  const lacksPermission =
    permission !== null &&
    principal.level === 'server' &&
    !principal.permissions.includes(permission)
  return [
    ...(lacksPermission
      ? [refuse('permission_missing', { member: 'permissions', expected: permission })]
      : []),
    ...(named !== null && project !== null && !reaches(principal, project)
      ? [refuse(named.refusal)]
      : []),
    ...headers
      .filter(({ header }) => !asked.headers.includes(header.toLowerCase()))
      .map(({ header, refusal }) => refuse(refusal, { member: header })),
  ]
}

/** An operation looks for its object once the request has been counted; a resource before. */
function inOrder(
  { surface }: Entrance,
  others: readonly Refusal[],
  limited: Refusal | null,
): readonly Refusal[] {
  const isObject = ({ code }: Refusal) => code === 'object_unknown'
  const late = surface === 'operation' ? others.filter(isObject) : []
  const early = others.filter((refusal) => !late.includes(refusal))
  return [...early, ...(limited === null ? [] : [limited]), ...late]
}

/** Who is of no project reaches all of them. */
function reaches({ project }: Principal, named: string): boolean {
  return project === null || named === project.id || named === project.slug
}

/** There are two levels and two environments: a list that leaves none out asks nothing. */
function theOnly<Value>(list: readonly Value[]): Value | undefined {
  return list.length === 1 ? list[0] : undefined
}
