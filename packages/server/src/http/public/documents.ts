import type { FastifyInstance } from 'fastify'
import type { Contract } from '../../contracts/contract.ts'
import type { Engine } from '../../engine/ports.ts'
import { sendJwks } from './jwks-reply.ts'
import { resourceMetadata, resourcesOf, serverMetadata } from './metadata.ts'

/** Metadata changes only when the service starts anew. */
const cachedShortly = 'public, max-age=300'

interface Served {
  readonly contract: Contract
  readonly engine: Engine
  readonly publicUrl: string
}

/** The documents by which clients and services configure themselves. */
export function addDocuments(app: FastifyInstance, { contract, engine, publicUrl }: Served): void {
  const { jwks, metadata } = contract.documents
  const described = { contract, policy: engine.policy, publicUrl }
  const serve = (path: string, document: object): void => {
    app.get(path, (_request, reply) => reply.header('cache-control', cachedShortly).send(document))
  }
  if (jwks !== null) {
    app.get(jwks, async (request, reply) =>
      sendJwks(await engine.signingKeys.jwks(), engine.rotation.jwksMaxAgeSeconds, {
        request,
        reply,
      }),
    )
  }
  if (metadata !== null && contract.tokens !== null) {
    const document = serverMetadata(contract.tokens, described)
    // RFC 8414 §3.1: an issuer with a path has it after the well-known one
    for (const path of new Set([metadata, metadata + pathOf(publicUrl)])) serve(path, document)
  }
  for (const resource of resourcesOf(described)) {
    serve(resource.metadataPath, resourceMetadata(resource, described))
  }
}

function pathOf(publicUrl: string): string {
  return new URL(publicUrl).pathname.replace(/\/$/, '')
}
