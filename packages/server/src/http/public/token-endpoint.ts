import type { FastifyInstance } from 'fastify'
import type { Tokens } from '../../contracts/contract.ts'
import { issueToken } from '../../engine/issue-token.ts'
import { impatient, patienceMs } from '../../engine/patience.ts'
import type { IssuedToken } from '../../engine/sign-token.ts'
import { answer } from '../answer.ts'
import { refuseWith, send } from '../listener.ts'
import { noteStandings, noteSubject, notesOf } from '../notes.ts'
import type { PublicContext } from './context.ts'
import { refuseUnread } from './readable.ts'
import { readTokenRequest } from './token-parameters.ts'

/** The token endpoint of a contract (RFC 6749 §3.2). */
export function addTokenEndpoint(app: FastifyInstance, context: PublicContext): void {
  const { contract, engine } = context
  const { tokens } = contract
  const policy = engine.policy.tokens
  if (tokens === null || policy === null) return

  app.post(tokens.path, { config: { surface: 'token' } }, async (request, reply) => {
    const unread = refuseUnread(request, tokens)
    if (unread !== null) return refuseWith(unread, request, reply, contract)
    const asked = readTokenRequest(request, tokens, context)
    if ('code' in asked) return refuseWith(asked, request, reply, contract)
    const left = patienceMs - notesOf(request.raw).countedMs
    const issuing = issueToken(asked, policy, impatient(engine, left))
    const { result: issued, standings } = await issuing
    noteStandings(request.raw, standings)
    if ('code' in issued) return refuseWith(issued, request, reply, contract)
    noteSubject(request.raw, issued.principal)
    return send(answerToken(issued, tokens), reply)
  })
}

function answerToken(issued: IssuedToken, { reply }: Tokens) {
  return answer(reply, {
    access_token: issued.accessToken,
    expires_in: issued.expiresInSeconds,
    scopes: issued.scopes,
    tier: issued.principal.tier,
    client_id: issued.principal.clientId,
    environment: issued.principal.environment,
    key_id: issued.principal.keyId,
  })
}
