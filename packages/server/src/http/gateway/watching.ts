import type { FastifyInstance } from 'fastify'
import { judgeUses } from '../../engine/authenticate.ts'
import { impatient, patienceMs } from '../../engine/patience.ts'
import { type Ending, endingOf } from '../../gateway/ending.ts'
import type { Admitted } from '../public/admission.ts'
import type { PublicContext } from '../public/context.ts'
import type { Surroundings } from '../surroundings.ts'
import type { Visit } from './gateway-routes.ts'
import { createOpenExchanges, type OpenExchanges } from './open-exchanges.ts'

/** Watches what the gateway has let in, for as long as the listener is open. */
export function openExchangesOf(
  app: FastifyInstance,
  { contract, engine }: PublicContext,
  { name, log }: Surroundings,
): OpenExchanges {
  const { takes } = contract.resources
  const exchanges = createOpenExchanges(
    (credential, uses) => judgeUses({ credential, takes }, uses, impatient(engine, patienceMs)),
    {
      onCut: ({ code, subject }) => {
        const about = { listener: name, refusal: code, key_id: subject?.keyId }
        log.info({ ...about, project_id: subject?.projectId ?? undefined }, 'cut off')
      },
      onFault: (error) => log.error({ err: error }, 'what goes on could not be judged again'),
    },
  )
  app.addHook('preClose', (done) => {
    exchanges.leave()
    done()
  })
  app.addHook('onClose', async () => exchanges.close())
  return exchanges
}

/** From now until its reply is over a request ends with its credential, and with the service. */
export function watch(
  { reply }: Visit,
  admitted: Admitted | null,
  exchanges: OpenExchanges,
): Ending {
  const ending = endingOf(reply.raw)
  const closed = exchanges.open({
    credential: admitted?.credential ?? null,
    address: admitted?.address ?? null,
    demand: admitted?.facts.demand ?? {},
    // it was proved when it began
    possession: 'unasked',
    ending,
  })
  if (reply.raw.destroyed) closed()
  else reply.raw.once('close', closed)
  return ending
}
