import { Type } from 'typebox'
import { projectOf } from '../serving/identity.ts'
import { Refused } from '../serving/refused.ts'
import { createService, type Service, type ServiceOptions } from '../serving/service.ts'
import type { CargoHold } from './cargo.ts'
import type { Courier } from './courier.ts'
import { type Destinations, mistakeIn } from './destination.ts'

export interface CargoServiceOptions extends Pick<ServiceOptions, 'verify'> {
  readonly hold: CargoHold
  readonly courier: Courier
  readonly allowed: Destinations
}

const cargoWish = Type.Object({
  params: Type.Record(Type.String(), Type.Unknown()),
  callback_url: Type.String({ maxLength: 2_000 }),
})
const cargoPath = Type.Object({ cargo_id: Type.String() })

/** Takes cargo, delivers it, and says how it stands: to the project that loaded it and to no other. */
export function createCargoService(options: CargoServiceOptions): Service {
  const { verify, hold, courier, allowed } = options
  const refusalBody = (_code: string, detail: string) => ({ detail })
  // messages to a model may be long
  const bodyLimit = 10 * 1024 * 1024
  return createService({ verify, refusalBody, bodyLimit }, (app) => {
    app.post('/cargo/load', { schema: { body: cargoWish } }, async (request, reply) => {
      const { params, callback_url: callbackUrl } = request.body
      const mistake = mistakeIn(callbackUrl, allowed)
      if (mistake !== null) throw new Refused(400, 'INVALID_REQUEST', mistake)
      const cargo = hold.load({ projectId: projectOf(request.identity), params, callbackUrl })
      courier.send(cargo)
      return reply.code(202).send({ cargo_id: cargo.id, status: cargo.status })
    })

    app.get('/cargo/:cargo_id/tracking', { schema: { params: cargoPath } }, async (request) => {
      const cargo = hold.find(projectOf(request.identity), request.params.cargo_id)
      if (cargo === null) throw new Refused(404, 'NOT_FOUND', 'Cargo not found')
      return { cargo_id: cargo.id, status: cargo.status, created_at: cargo.createdAt }
    })
  })
}
