import { hash } from 'node:crypto'
import type { FastifyReply, FastifyRequest } from 'fastify'

/** Answers with public keys (RFC 7517) that anybody may keep for so long, or that they are the same still. */
export function sendJwks(
  keys: { readonly keys: readonly object[] },
  maxAgeSeconds: number,
  { request, reply }: { readonly request: FastifyRequest; readonly reply: FastifyReply },
): FastifyReply {
  const text = JSON.stringify(keys)
  const etag = etagOf(text)
  reply.header('cache-control', `public, max-age=${maxAgeSeconds}`).header('etag', etag)
  if (isAmong(request.headers['if-none-match'], etag)) return reply.code(304).send()
  return reply.type('application/jwk-set+json').send(text)
}

/** A strong validator (RFC 9110 §8.8.3) of what is sent. */
function etagOf(text: string): string {
  return `"${hash('sha256', text, 'base64url').slice(0, 22)}"`
}

/** RFC 9110 §13.1.2: compared weakly. */
function isAmong(condition: string | undefined, etag: string): boolean {
  const tags = (condition ?? '').split(',').map((tag) => tag.trim().replace(/^W\//, ''))
  return tags.includes(etag) || tags.includes('*')
}
