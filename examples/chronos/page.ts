// node examples/chronos/page.ts: a shop whose page mints, in the browser, what a visitor has bought

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import Fastify from 'fastify'
import { listen } from '../serving/listen.ts'
import { readSettings } from '../serving/settings.ts'

const { gateway, port } = readSettings(process.env)
const html = readFileSync(join(import.meta.dirname, 'page.html'), 'utf8')

const app = Fastify()
app.get('/', (_request, reply) => reply.type('text/html; charset=utf-8').send(html))
// The secret stays here: the page gets a token of a client that may do nothing but sign-mint.
app.get('/session', async (_request, reply) => {
  const response = await fetch(`${gateway}/api/v1/auth/token`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      clientId: process.env['CLIENT_ID'],
      clientSecret: process.env['CLIENT_SECRET'],
    }),
    signal: AbortSignal.timeout(5_000),
  })
  if (!response.ok) return reply.code(502).send({ error: 'no token' })
  const { accessToken } = (await response.json()) as { readonly accessToken: string }
  return reply.header('cache-control', 'no-store').send({ api: gateway, token: accessToken })
})
await listen(app, port)
