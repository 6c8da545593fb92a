import { Type } from 'typebox'
import { done } from '../../engine/outcome.ts'
import { providerId } from '../../operators/options.ts'
import { signOut } from '../../operators/sessions.ts'
import { signIn as signInBy } from '../../operators/sign-in.ts'
import { type Code, signInByCode } from '../../operators/sign-in-code.ts'
import { RefusedRequest } from '../refusal-of.ts'
import { type ControlContext, listed, respond } from './context.ts'
import { closed, Text } from './objects.ts'
import { operation } from './operation.ts'
import { Body, MailAddress, Password } from './schemas.ts'
import { Session, TwoFactorWanted, viewSession } from './session-view.ts'
import { answerSignedIn } from './setup.ts'
import { ownOf, setCookies, visitorOf } from './visitor.ts'

const Credentials = Body({ email: MailAddress, password: Password })
const GivenCode = Body({
  code: Type.Optional(
    Type.String({ pattern: '^[0-9]{6}$', maxLength: 6, description: 'six digits' }),
  ),
  backup_code: Type.Optional(
    Type.String({ minLength: 1, maxLength: 32, description: 'a backup code' }),
  ),
})

const Methods = Type.Object(
  {
    password: Type.Boolean(),
    oidc: Type.Array(Type.Object({ id: Text(64), name: Text(200) }, closed), { maxItems: 10 }),
  },
  { ...closed, title: 'SignInMethods' },
)

/** Signing in and out, and who is signed in. */
export function addSessionRoutes(context: ControlContext): void {
  const { app, engine, dialect, signIn } = context

  app.route({
    ...operation('session.listMethods', context),
    schema: { response: { 200: Methods } },
    handler: () => {
      const { oidc } = signIn
      return { password: true, oidc: oidc === null ? [] : [{ id: providerId, name: oidc.name }] }
    },
  })

  app.route({
    ...operation('session.create', context),
    schema: { body: Credentials, response: { 200: Type.Union([Session, TwoFactorWanted]) } },
    handler: async (request, reply) => {
      const outcome = await signInBy(request.body, visitorOf(request, context), signIn)
      if (outcome.ok && 'twoFactorRequired' in outcome.value) {
        setCookies(reply, outcome.value.cookies)
        return respond(done({ two_factor_required: true }), { request, reply, dialect }, listed)
      }
      return answerSignedIn(outcome as Parameters<typeof answerSignedIn>[0], {
        ...{ request, reply, context },
      })
    },
  })

  app.route({
    ...operation('session.verifyTwoFactor', context),
    schema: { body: GivenCode, response: { 200: Session } },
    handler: async (request, reply) => {
      const outcome = await signInByCode(codeOf(request.body), visitorOf(request, context), signIn)
      return answerSignedIn(outcome, { request, reply, context })
    },
  })

  app.route({
    ...operation('session.get', context),
    schema: { response: { 200: Session } },
    handler: (request) => viewSession(ownOf(request, context).found, context),
  })

  app.route({
    ...operation('session.delete', context),
    schema: { response: { 204: Type.Null() } },
    handler: async (request, reply) => {
      const { found, actor } = ownOf(request, context)
      await signOut(found, actor, engine.store)
      setCookies(reply, [signIn.cookies.expired])
      return respond(
        done(null),
        { request, reply, dialect },
        { status: 204, view: () => undefined },
      )
    },
  })
}

/** One of the two. Throws a RefusedRequest where it is none or both. */
function codeOf({ code, backup_code: backupCode }: { code?: string; backup_code?: string }): Code {
  if (code !== undefined && backupCode === undefined) return { code }
  if (code === undefined && backupCode !== undefined) return { backupCode }
  throw new RefusedRequest('body_invalid', { member: 'code', expected: 'code or backup_code' })
}
