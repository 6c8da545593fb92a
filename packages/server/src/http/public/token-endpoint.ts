import type { FastifyInstance } from 'fastify'
import type { Tokens } from '../../contracts/contract.ts'
import { exchangeToken } from '../../engine/exchange-token.ts'
import { issueToken } from '../../engine/issue-token.ts'
import { impatient, patienceMs } from '../../engine/patience.ts'
import type { IssuedToken } from '../../engine/sign-token.ts'
import { answer } from '../answer.ts'
import { refuseWith, send } from '../listener.ts'
import { noteStandings, noteSubject, notesOf } from '../notes.ts'
import type { PublicContext } from './context.ts'
import { refuseUnread } from './readable.ts'
import { accessTokenType, readTokenRequest } from './token-parameters.ts'

/** The token endpoint of a contract (RFC 6749 §3.2). */
export function addTokenEndpoint(app: FastifyInstance, context: PublicContext): void {
  const { contract, engine } = context
  const { tokens } = contract
  const policy = engine.policy.tokens
  if (tokens === null || policy === null) return

  app.post(tokens.path, { config: { surface: 'token' } }, async (request, reply) => {
    const unread = refuseUnread(request, tokens)
    if (unread !== null) return refuseWith(unread, request, reply, contract)
    const asked = await readTokenRequest(request, tokens, context)
    if ('code' in asked) return refuseWith(asked, request, reply, contract)
    const left = patienceMs - notesOf(request.raw).countedMs
    const patient = impatient(engine, left)
    const isExchange = 'subjectToken' in asked
    const { result: issued, standings } = isExchange
      ? await exchangeToken(asked, policy, patient)
      : await issueToken(asked, policy, patient)
    noteStandings(request.raw, standings)
    if ('code' in issued) return refuseWith(issued, request, reply, contract)
    noteSubject(request.raw, issued.principal)
    // RFC 9449 §8.2: the nonce of the next proof
    if (asked.proof !== null) reply.header('dpop-nonce', engine.proofs.nonce())
    const usual = isExchange ? exchanged(tokens) : tokens
    return send(answerToken(issued, issued.isProven ? proven(usual) : usual), reply)
  })
}

/** RFC 8693 §2.2.1: the reply says besides what it gives. */
function exchanged(tokens: Tokens): Pick<Tokens, 'reply'> {
  const { body } = tokens.reply
  return { reply: { ...tokens.reply, body: { ...body, issued_token_type: accessTokenType } } }
}

/** RFC 9449 §5: how it is to be used. */
function proven({ reply }: Pick<Tokens, 'reply'>): Pick<Tokens, 'reply'> {
  return { reply: { ...reply, body: { ...reply.body, token_type: 'DPoP' } } }
}

function answerToken(issued: IssuedToken, { reply }: Pick<Tokens, 'reply'>) {
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
