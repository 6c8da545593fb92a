import { type Possession, type Refusal, refuse } from '@countersign/core'
import type { FastifyRequest } from 'fastify'
import { thumbprintOf } from '../../engine/client-certificate.ts'
import type { GoodProof } from '../../engine/dpop-proof.ts'
import { headerValues } from '../credential-of.ts'
import type { PublicContext } from './context.ts'

/** Whether a request sends a proof, or several. */
export function hasProof({ raw }: FastifyRequest): boolean {
  return headerValues(raw, 'dpop').length > 0
}

/** The proof of a request (RFC 9449 §4.3), checked but for its age. */
export async function proofOf(
  request: FastifyRequest,
  token: string | null,
  { engine, publicUrl }: PublicContext,
): Promise<GoodProof | Refusal> {
  const [proof, ...more] = headerValues(request.raw, 'dpop')
  if (proof === undefined || more.length > 0) return refuse('proof_invalid')
  const path = request.originalUrl
  const urls = [publicUrl + path, new URL(publicUrl).origin + path]
  return engine.proofs.check(proof, { method: request.method, urls, token, needsNonce: true })
}

/** What a request to a resource shows besides its token. Undefined: nothing. */
export async function possessionOf(
  request: FastifyRequest,
  { credential, isProven }: { readonly credential: string; readonly isProven: boolean },
  context: PublicContext,
): Promise<Possession | Refusal | undefined> {
  const { mutualTls = false } = context.contract.tokens?.extensions ?? {}
  const certificate = mutualTls ? context.clientCertificate(request.raw) : null
  if (!isProven && certificate === null) return undefined
  const proof = isProven ? await proofOf(request, credential, context) : null
  if (proof !== null && 'code' in proof) return proof
  return { proof, certificate: certificate === null ? null : thumbprintOf(certificate) }
}
