import type { FastifyRequest } from 'fastify'
import type { Once } from '../../engine/once.ts'
import { sha256 } from '../../engine/random.ts'
import type { Expected } from '../../engine/revision.ts'
import { headerValues } from '../credential-of.ts'
import { RefusedRequest } from '../refusal-of.ts'
import { operationOf, operatorOf } from './operation.ts'

/** A string of a structured field (RFC 9651 §3.3.3) without escapes, or the same without its quotes. */
const idempotencyKey =
  /^(?:"([\x20\x21\x23-\x5b\x5d-\x7e]{1,255})"|([\x21\x23-\x2b\x2d-\x7e]{1,255}))$/

/**
 * How a creation is told from its repetition: null without an Idempotency-Key. Throws a
 * RefusedRequest when the header is sent twice, empty, too long or not of visible ASCII.
 */
export function onceOf(request: FastifyRequest): Once | null {
  return onceBy(request, operatorOf(request).id, operationOf(request))
}

/** The same for whoever calls an operation of any API: each has idempotency keys of their own. */
export function onceBy(
  request: FastifyRequest,
  caller: string,
  operation: string | undefined,
): Once | null {
  const value = only(request, 'Idempotency-Key')
  if (value === null) return null
  const found = idempotencyKey.exec(value)
  const key = found?.[1] ?? found?.[2]
  if (key === undefined) {
    throw new RefusedRequest('header_malformed', {
      member: 'Idempotency-Key',
      expected: '1 to 255 visible ASCII characters, once',
    })
  }
  return {
    id: digest([caller, operation, key]),
    fingerprint: digest([request.params, request.body ?? null]),
  }
}

const entityTags = /^(?:W\/)?"[\x21\x23-\x7e]*"(?:[ \t]*,[ \t]*(?:W\/)?"[\x21\x23-\x7e]*")*$/

/**
 * The revisions that an If-Match header names (RFC 9110 §13.1.1); null: any. A weak tag, or one that
 * is none of ours, matches nothing. Throws a RefusedRequest when the header is not well-formed.
 */
export function expectedOf(request: FastifyRequest): Expected {
  const value = only(request, 'If-Match')
  if (value === null || value === '*') return null
  if (value.length > 500 || !entityTags.test(value)) {
    throw new RefusedRequest('header_malformed', {
      member: 'If-Match',
      expected: '"*" or the ETag of a reply, in its quotes',
    })
  }
  return value
    .split(',')
    .map((tag) => /^"([1-9][0-9]{0,9})"$/.exec(tag.trim())?.[1])
    .filter((revision) => revision !== undefined)
    .map(Number)
}

function only(request: FastifyRequest, name: string): string | null {
  const values = headerValues(request.raw, name)
  if (values.length < 2) return values[0]?.trim() ?? null
  throw new RefusedRequest('header_malformed', { member: name, expected: 'the header once' })
}

function digest(parts: readonly unknown[]): Uint8Array {
  return sha256(JSON.stringify(parts))
}
