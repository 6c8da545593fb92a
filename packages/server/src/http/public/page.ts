import { hash } from 'node:crypto'
import type { FastifyInstance } from 'fastify'
import type { Contract } from '../../contracts/contract.ts'
import { type Identity, identityKeysPath } from '../../identity/identity.ts'
import { authenticationPage } from '../../page/authentication-page.ts'
import { publicDocument } from '../../page/openapi/document.ts'
import { html } from '../../page/render/html.ts'
import { style } from '../../page/render/style.ts'

/** Nothing but its own style: the page runs and loads nothing, and stands in nobody's frame. */
const policy = [
  "default-src 'none'",
  `style-src 'sha256-${hash('sha256', style, 'base64')}'`,
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ')

/** What callers read, at `/docs`, and what their tools read, at `/openapi.json`. */
export function addPage(
  app: FastifyInstance,
  {
    contract,
    publicUrl,
    identity,
  }: {
    readonly contract: Contract
    readonly publicUrl: string
    readonly identity: Identity | null
  },
): void {
  const page = html(authenticationPage(contract), publicUrl)
  app.get('/docs', (_request, reply) =>
    reply
      .header('content-type', 'text/html; charset=utf-8')
      .header('content-security-policy', policy)
      .header('cache-control', 'public, max-age=300')
      .header('x-content-type-options', 'nosniff')
      .send(page),
  )
  const keysPath = identity === null ? null : identityKeysPath
  const document = JSON.stringify(publicDocument(contract, publicUrl, keysPath))
  app.get('/openapi.json', (_request, reply) =>
    reply
      .header('content-type', 'application/json')
      .header('cache-control', 'public, max-age=300')
      .send(document),
  )
}
