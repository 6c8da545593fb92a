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
  trial: Trial,
  engine: Engine,
): Promise<Tried> {
  const { credential, address, project, headers } = trial
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
    const more = unrecognised.has(code) ? [] : await furtherReasons(entrance, trial, engine)
    return { failures: [...reasons, ...more], refusal, principal: null, standings: [] }
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

/** Of those nobody knows who they are, and nothing else can be said. */
const unrecognised: ReadonlySet<RefusalCode> = new Set([
  'credential_malformed',
  'credential_kind_refused',
  'key_unknown',
  'token_invalid',
])

/** What would be refused besides of a credential that is known, and may not pass for itself. */
async function furtherReasons(
  entrance: Entrance,
  { credential, address, project, headers }: Trial,
  engine: Engine,
): Promise<readonly RefusalCode[]> {
  const lacking = lackingHeaders(entrance, headers).map(({ code }) => code)
  if (entrance.project === null || project === null) return lacking
  const demand: Demand = { level: 'project', project }
  const reasons = await explain({ credential, takes: entrance.takes, address, demand }, engine)
  const isAnothers = reasons.includes('project_refused') && !reasons.includes('level_refused')
  return isAnothers ? [entrance.project.refusal, ...lacking] : lacking
}

function lackingHeaders({ headers }: Entrance, sent: readonly string[]): readonly Refusal[] {
  return headers
    .filter(({ header }) => !sent.includes(header.toLowerCase()))
    .map(({ header, refusal }) => refuse(refusal, { member: header }))
}

/** What is shown at the token endpoint is a secret, and a token is none. */
function wordedAt({ surface }: Entrance, code: RefusalCode): RefusalCode {
  const isToken = surface === 'token' && code === 'credential_kind_refused'
  return isToken ? 'credential_malformed' : code
}

/** What a route asks of those whose credential is good. */
function besides(
  entrance: Entrance,
  asked: Pick<Trial, 'project' | 'headers'> & { readonly principal: Principal },
): readonly Refusal[] {
  const { project: named, permission } = entrance
  const { principal, project, headers } = asked
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
    ...lackingHeaders(entrance, headers),
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
