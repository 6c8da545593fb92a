/**
 * Facts that a reply can hold, whatever the contract calls them. A use case or a refusal supplies
 * the facts; the shape of the contract names and places them.
 */
export const factNames = [
  'access_token',
  'audiences',
  'capabilities',
  'client_id',
  'client_name',
  'clients',
  'contact',
  'created_at',
  'credential_kind',
  'environment',
  'expires_at',
  'expires_in',
  'is_active',
  'key_id',
  'key_name',
  'key_prefix',
  'keys',
  'last_used_at',
  'level',
  'metadata',
  'next_cursor',
  'owner_email',
  'owner_id',
  'owner_name',
  'permissions',
  'product_id',
  'product_name',
  'product_slug',
  'products',
  'project_id',
  'project_name',
  'project_slug',
  'projects',
  'refusal_code',
  'refusal_member',
  'refusal_status',
  'refusal_text',
  'request_id',
  'reset_at',
  'retry_after_seconds',
  'revoked_at',
  'scopes',
  'secret',
  'subscribed',
  'tier',
] as const
export type FactName = (typeof factNames)[number]

export type Facts = Readonly<Partial<Record<FactName, unknown>>>

/** A fact in its place. Instants are written in ISO 8601 (UTC), lists as JSON arrays. */
export interface Given {
  readonly given: FactName
  /** `joined`: a list as one space-separated text (RFC 6749 §3.3). */
  readonly as?: 'joined' | 'iso'
  /** Leave the member out when there is no such fact, instead of null. */
  readonly optional?: true
}

/** The members of every item of a fact that is a list of facts. */
export interface Each {
  readonly each: FactName
  readonly item: Members
}

export type Literal = string | number | boolean | null
export type Shape = Literal | Given | Each | Members
export interface Members {
  readonly [member: string]: Shape
}

export const given = (name: FactName, as?: 'joined' | 'iso'): Given =>
  as === undefined ? { given: name } : { given: name, as }

export const optional = (name: FactName, as?: 'joined' | 'iso'): Given => ({
  ...given(name, as),
  optional: true,
})

export const each = (name: FactName, item: Members): Each => ({ each: name, item })

/** Fills a shape with facts. A fact that nobody supplied is null. */
export function fill(members: Members, facts: Facts): Record<string, unknown> {
  const body: Record<string, unknown> = {}
  for (const [member, shape] of Object.entries(members)) {
    const value = fillOne(shape, facts)
    if (value !== undefined) body[member] = value
  }
  return body
}

/** The facts that a shape has places for. */
export function factsIn(shape: Shape): ReadonlySet<FactName> {
  if (shape === null || typeof shape !== 'object') return new Set()
  if (isGiven(shape)) return new Set([shape.given])
  if (isEach(shape)) return new Set([shape.each, ...factsIn(shape.item)])
  return new Set(Object.values(shape).flatMap((one) => [...factsIn(one)]))
}

function fillOne(shape: Shape, facts: Facts): unknown {
  if (shape === null || typeof shape !== 'object') return shape
  if (isGiven(shape)) return write(shape, facts[shape.given] ?? null)
  if (isEach(shape)) {
    const items = facts[shape.each]
    return Array.isArray(items) ? items.map((item) => fill(shape.item, item as Facts)) : []
  }
  return fill(shape, facts)
}

function write({ as, optional: leaveOut }: Given, fact: unknown): unknown {
  if (fact === null) return leaveOut === true ? undefined : null
  if (as === 'iso') return new Date(fact as number).toISOString()
  return as === 'joined' ? (fact as readonly string[]).join(' ') : fact
}

function isGiven(shape: Exclude<Shape, Literal>): shape is Given {
  return typeof (shape as Given).given === 'string'
}

function isEach(shape: Exclude<Shape, Literal>): shape is Each {
  return typeof (shape as Each).each === 'string'
}
