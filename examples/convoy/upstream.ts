// node examples/convoy/upstream.ts
import { listen } from '../serving/listen.ts'
import { readSettings, verifierFor } from '../serving/settings.ts'
import { openCargoHold } from './cargo.ts'
import { createCourier } from './courier.ts'
import { createCargoService } from './service.ts'

const settings = readSettings(process.env)
const allowed = { loopback: process.env['ALLOW_LOOPBACK_CALLBACKS'] === '1' }
const hold = openCargoHold(settings.database)
const courier = createCourier(hold, allowed)
const verify = verifierFor('cargo', settings)
await listen(createCargoService({ verify, hold, courier, allowed }), settings.port, () => {
  courier.stop()
  hold.close()
})
