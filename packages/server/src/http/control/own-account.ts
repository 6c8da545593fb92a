import { Type } from 'typebox'
import { done } from '../../engine/outcome.ts'
import { changeOperator } from '../../operators/change-operator.ts'
import {
  beginTwoFactor,
  changePassword,
  confirmTwoFactor,
  disableTwoFactor,
  renewBackupCodes,
  type TwoFactorStart,
} from '../../operators/own-account.ts'
import { type ControlContext, listed, respond } from './context.ts'
import { closed, Text } from './objects.ts'
import { operation } from './operation.ts'
import { Body, Name, NewPassword, Password } from './schemas.ts'
import { Session, viewSession } from './session-view.ts'
import { answerSignedIn } from './setup.ts'
import { ownOf } from './visitor.ts'

const Passwords = Body({ current: Password, new: NewPassword })
const OwnPassword = Body({ password: Password })
const FirstCode = Body({
  code: Type.String({ pattern: '^[0-9]{6}$', maxLength: 6, description: 'six digits' }),
})

const Codes = Type.Array(Text(32), { maxItems: 20 })
const Started = Type.Object(
  { uri: Text(1_000), backup_codes: Codes },
  { ...closed, title: 'TwoFactorStart' },
)
const Renewed = Type.Object({ backup_codes: Codes }, { ...closed, title: 'BackupCodes' })
const Renamed = Body({ name: Name })

const nothing = { status: 204, view: () => undefined } as const

/** What operators change of their own account. */
export function addOwnAccountRoutes(context: ControlContext): void {
  addOwnName(context)
  addOwnTwoFactor(context)
  const { app, dialect, signIn } = context

  app.route({
    ...operation('session.changePassword', context),
    schema: { body: Passwords, response: { 204: Type.Null() } },
    handler: async (request, reply) => {
      const { current, new: fresh } = request.body
      const outcome = await changePassword({ current, fresh }, ownOf(request, context), signIn)
      return respond(outcome, { request, reply, dialect }, nothing)
    },
  })
}

function addOwnName(context: ControlContext): void {
  const { app, engine, dialect } = context

  app.route({
    ...operation('session.rename', context),
    schema: { body: Renamed, response: { 200: Session } },
    handler: async (request, reply) => {
      const { found, actor } = ownOf(request, context)
      const { id } = found.operator
      const outcome = await changeOperator({ id }, request.body, actor, engine.store)
      const viewed = outcome.ok
        ? done(await viewSession({ ...found, operator: outcome.value }, context))
        : outcome
      return respond<unknown>(viewed, { request, reply, dialect }, listed)
    },
  })
}

function addOwnTwoFactor(context: ControlContext): void {
  const { app, dialect, signIn } = context

  app.route({
    ...operation('session.enableTwoFactor', context),
    schema: { body: OwnPassword, response: { 200: Started } },
    handler: async (request, reply) => {
      const outcome = await beginTwoFactor(request.body.password, ownOf(request, context), signIn)
      const view = ({ uri, backupCodes }: TwoFactorStart) => ({ uri, backup_codes: backupCodes })
      return respond(outcome, { request, reply, dialect }, { status: 200, view })
    },
  })

  app.route({
    ...operation('session.confirmTwoFactor', context),
    schema: { body: FirstCode, response: { 200: Session } },
    handler: async (request, reply) => {
      const outcome = await confirmTwoFactor(request.body.code, ownOf(request, context), signIn)
      return answerSignedIn(outcome, { request, reply, context })
    },
  })

  app.route({
    ...operation('session.renewBackupCodes', context),
    schema: { body: OwnPassword, response: { 200: Renewed } },
    handler: async (request, reply) => {
      const outcome = await renewBackupCodes(request.body.password, ownOf(request, context), signIn)
      const view = (codes: readonly string[]) => ({ backup_codes: codes })
      return respond(outcome, { request, reply, dialect }, { status: 200, view })
    },
  })

  app.route({
    ...operation('session.disableTwoFactor', context),
    schema: { body: OwnPassword, response: { 204: Type.Null() } },
    handler: async (request, reply) => {
      const outcome = await disableTwoFactor(request.body.password, ownOf(request, context), signIn)
      return respond(outcome, { request, reply, dialect }, nothing)
    },
  })
}
