import { parseId, type UnixMillis } from '@countersign/core'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import { type Outcome, refused } from '../../engine/outcome.ts'
import { type Revoked, revokeToken } from '../../engine/revoke-token.ts'
import { revokeTokens, type TokensOf } from '../../engine/revoke-tokens.ts'
import { parseInstant } from '../formats.ts'
import { RefusedRequest } from '../refusal-of.ts'
import { type ControlContext, respond, type Success } from './context.ts'
import { RevokedToken, TokensFrom } from './objects.ts'
import { operation, operatorOf } from './operation.ts'
import { Body, ClientParams, Instant, KeyParams, ProjectParams } from './schemas.ts'

const Before = Body({ before: Type.Optional(Instant) })
const WhichToken = Body({
  jti: Type.Optional(
    Type.String({ minLength: 1, maxLength: 100, description: 'the jti of an access token' }),
  ),
  token: Type.Optional(
    Type.String({ minLength: 1, maxLength: 8_192, description: 'an access token' }),
  ),
})

/** Ends of tokens: of all that were minted before an instant, or of one. */
export function addTokenRevocation(context: ControlContext): void {
  const { app, engine, dialect } = context
  const endAll = async (
    of: TokensOf | null,
    body: { readonly before?: string },
    { request, reply }: { readonly request: FastifyRequest; readonly reply: FastifyReply },
  ) => {
    const before = body.before === undefined ? null : parseInstant(body.before)
    const by = { maker: operatorOf(request), engine }
    const outcome: Outcome<UnixMillis> =
      of === null
        ? refused('object_unknown')
        : await revokeTokens(of, before as UnixMillis | null, by)
    return respond(outcome, { request, reply, dialect }, ended)
  }

  app.route({
    ...operation('keys.revokeTokens', context),
    schema: { params: KeyParams, body: Before, response: { 200: TokensFrom } },
    handler: async (request, reply) => {
      const id = parseId('key', request.params.key)
      return endAll(id && { kind: 'key', id }, request.body, { request, reply })
    },
  })
  app.route({
    ...operation('clients.revokeTokens', context),
    schema: { params: ClientParams, body: Before, response: { 200: TokensFrom } },
    handler: async (request, reply) => {
      const id = parseId('client', request.params.client_id)
      return endAll(id && { kind: 'client', id }, request.body, { request, reply })
    },
  })
  app.route({
    ...operation('projects.revokeTokens', context),
    schema: { params: ProjectParams, body: Before, response: { 200: TokensFrom } },
    handler: async (request, reply) =>
      endAll({ kind: 'project', ref: request.params.project }, request.body, { request, reply }),
  })
  app.route({
    ...operation('tokens.revoke', context),
    schema: { body: WhichToken, response: { 200: RevokedToken } },
    handler: async (request, reply) => {
      const by = { maker: operatorOf(request), engine }
      const outcome = await revokeToken(tokenOf(request.body), by)
      return respond(outcome, { request, reply, dialect }, one)
    },
  })
}

function tokenOf({ jti, token }: { readonly jti?: string; readonly token?: string }) {
  if (jti !== undefined && token === undefined) return { tokenId: jti }
  if (token !== undefined && jti === undefined) return { token }
  throw new RefusedRequest('body_invalid', { member: 'jti', expected: 'either jti or token' })
}

const ended: Success<UnixMillis> = {
  status: 200,
  view: (from) => ({ tokens_from: new Date(from).toISOString() }),
}

const one: Success<Revoked> = {
  status: 200,
  view: ({ tokenId, isNew }) => ({ jti: tokenId, revoked: isNew }),
}
