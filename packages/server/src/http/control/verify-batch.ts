import { Type } from 'typebox'
import { done } from '../../engine/outcome.ts'
import { type ControlContext, listed, respond } from './context.ts'
import { Verdicts } from './objects.ts'
import { operation } from './operation.ts'
import { Body } from './schemas.ts'
import { Verification, verify } from './verification.ts'

const mostAtOnce = 100
/** A hundred access tokens of usual length, and what is asked of each. In bytes. */
const batchLimit = 512 * 1_024

const Verifications = Body({
  verifications: Type.Array(Verification, {
    minItems: 1,
    maxItems: mostAtOnce,
    description: `a list of 1 to ${mostAtOnce} verifications`,
  }),
})

/** `POST /v1/verify/batch`: each as if it were asked alone. */
export function addVerifyBatchRoute(context: ControlContext): void {
  const { app, engine, dialect } = context
  app.route({
    ...operation('credentials.verifyBatch', context),
    bodyLimit: batchLimit,
    schema: { body: Verifications, response: { 200: Verdicts } },
    handler: async (request, reply) => {
      const { verifications } = request.body
      const told = await Promise.all(verifications.map(async (asked) => verify(asked, engine)))
      const results = await Promise.all(told.map(async (tell) => tell()))
      return respond(done({ results }), { request, reply, dialect }, listed)
    },
  })
}
