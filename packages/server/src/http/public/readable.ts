import { type Refusal, refuse } from '@countersign/core'
import type { FastifyRequest } from 'fastify'
import type { Tokens } from '../../contracts/contract.ts'
import { refuseInUrl } from './client-authentication.ts'

/** What of a request to the authorization server is refused before its parameters are read. */
export function refuseUnread(request: FastifyRequest, tokens: Tokens): Refusal | null {
  if (!isReadable(request.headers['content-type'], tokens)) {
    return refuse('content_type_unsupported')
  }
  return refuseInUrl(request, tokens)
}

const mediaTypes = { form: 'application/x-www-form-urlencoded', json: 'application/json' } as const

function isReadable(contentType: string | undefined, { encodings }: Tokens): boolean {
  const type = contentType?.split(';')[0]?.trim().toLowerCase()
  return type === undefined || encodings.some((encoding) => mediaTypes[encoding] === type)
}
