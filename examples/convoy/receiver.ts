// node examples/convoy/receiver.ts: what a customer of Convoy runs to be called back
import Fastify from 'fastify'
import { listen } from '../serving/listen.ts'
import { readSettings } from '../serving/settings.ts'

const app = Fastify()
app.post('/callback', async (request, reply) => {
  process.stdout.write(`called back: ${JSON.stringify(request.body)}\n`)
  return reply.code(204).send()
})
await listen(app, readSettings(process.env).port)
