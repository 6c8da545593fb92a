import type { Refusal } from '@countersign/core'
import type { FastifyRequest } from 'fastify'
import { type TSchema, Type } from 'typebox'
import type { Argument, MemberType, Operation, Source } from '../../contracts/contract.ts'
import { Body, Duration, Name, PageQuery, ScopeList, Slug, Tier } from '../control/schemas.ts'

/** The arguments of a use case, found where the contract says. */
export type Arguments = Readonly<Partial<Record<Exclude<Argument, 'scopes'>, string>>> & {
  readonly scopes?: readonly string[]
}

type Sources = Operation['takes']

const schemas: Readonly<Record<MemberType, TSchema>> = {
  text: Name,
  scopes: {
    ...ScopeList,
    minItems: 1,
    description: 'a list of 1 to 200 different scopes',
  },
  tier: Tier,
  duration: Duration,
  overlap: Type.String({
    format: 'overlap',
    maxLength: 20,
    description: 'a whole number and s, m, h, d or w, such as "24h"',
  }),
  slug: Slug,
}

/** What the body of an operation may hold: no member that the contract does not name. */
export function bodySchema(takes: Sources): TSchema {
  const members = sourcesFrom('body', takes).map(({ member, is, required }) => [
    member,
    required ? schemas[is] : Type.Optional(schemas[is]),
  ])
  return Body(Object.fromEntries(members) as Record<string, TSchema>)
}

/** What the query of a list may hold: where the page begins, and what the contract names. */
export function querySchema(takes: Sources): TSchema {
  const parameters = sourcesFrom('query', takes).map(({ parameter, is }) => [
    parameter,
    Type.Optional(schemas[is]),
  ])
  const named = Object.fromEntries(parameters) as Record<string, TSchema>
  return Body({ ...PageQuery.properties, ...named })
}

/** Segments of a path are ids or slugs; one of another form names nothing. */
export function pathSchema(path: string): TSchema {
  const segments = [...path.matchAll(/\{([A-Za-z_]+)\}/g)].map(([, name = '']) => [name, segment])
  return Type.Object(Object.fromEntries(segments) as Record<string, TSchema>)
}

const segment = Type.String({ pattern: '^[A-Za-z0-9_-]{1,64}$', maxLength: 64 })

function sourcesFrom<From extends Source['from']>(from: From, takes: Sources) {
  return Object.values(takes).filter(
    (source): source is Extract<Source, { from: From }> => source.from === from,
  )
}

/** Reads the arguments of a request that fits the schemas. */
export function readArguments(request: FastifyRequest, takes: Sources): Arguments {
  const read = Object.entries(takes).map(([argument, source]) => [
    argument,
    valueFrom(source, request),
  ])
  return Object.fromEntries(read.filter(([, value]) => value !== undefined)) as Arguments
}

function valueFrom(source: Source, { params, query, body }: FastifyRequest): unknown {
  if (source.from === 'constant') return source.value
  if (source.from === 'path') return (params as Values)[source.segment]
  if (source.from === 'query') return (query as Values)[source.parameter] ?? source.otherwise
  return (body as Values)[source.member] ?? source.otherwise
}

type Values = Readonly<Record<string, unknown>>

/** A refusal with the contract's name for the argument that is at fault. */
export function inWordsOf(takes: Sources, refusal: Refusal): Refusal {
  const source = takes[(refusal.member ?? '') as Argument]
  if (source?.from === 'body') return { ...refusal, member: source.member }
  return source?.from === 'query' ? { ...refusal, member: source.parameter } : refusal
}
