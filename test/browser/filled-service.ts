import { newOperator } from '../operators/browser.ts'
import { ask, controlOf } from '../service/api.ts'
import { type OperatedService, startOperatedService } from './stage.ts'

/** A service with an operator, and something to see on every page. */
export interface FilledService extends OperatedService {
  /** A key that is used, and one that was revoked and is still tried. */
  readonly secrets: { readonly busy: string; readonly revoked: string }
  readonly ids: Readonly<Record<'key' | 'client' | 'server' | 'member', string>>
}

const market = { slug: 'market', name: 'Market data', capabilities: ['market.read', 'indexer.*'] }

/** `Acme` with three keys, their use, a client and a product; a server-level key, a member and an invitation. */
export async function startFilledService(
  environment: Readonly<Record<string, string>> = {},
): Promise<FilledService> {
  const service = await startOperatedService(environment)
  const control = controlOf(service)
  await control('/v1/projects', { json: { slug: 'acme', name: 'Acme' } })
  const made = await control('/v1/projects/acme/keys', { json: { name: 'Production' } })
  const busy = await control('/v1/projects/acme/keys', { json: { name: '<b>Busy</b>' } })
  const gone = await control('/v1/projects/acme/keys', { json: { name: 'Gone' } })
  const client = await control('/v1/projects/acme/clients', { json: { name: 'Back office' } })
  const use = (key: typeof busy) =>
    ask(`${service.publicUrl}/v1/whoami`, {
      headers: { authorization: `Bearer ${String(key.body.secret)}` },
    })
  for (let request = 0; request < 12; request++) await use(busy)
  await control(`/v1/keys/${String(busy.body.key.id)}`, {
    method: 'PATCH',
    json: { name: '<i>Busier</i>' },
  })
  await control(`/v1/keys/${String(gone.body.key.id)}`, { method: 'DELETE' })
  for (let request = 0; request < 3; request++) await use(gone)
  const member = await newOperator(service, 'operator')
  await control('/v1/invitations', { json: { email: 'eve@example.com', role: 'read-only' } })
  await control('/v1/products', { json: market })
  await control('/v1/projects/acme/subscriptions', { json: { product: market.slug } })
  const server = await control('/v1/server-keys', {
    json: { name: 'Gateway', permissions: ['verify', 'usage.read'] },
  })
  return {
    ...service,
    secrets: { busy: busy.body.secret, revoked: gone.body.secret },
    ids: {
      key: made.body.key.id,
      client: client.body.client.client_id,
      server: server.body.key.id,
      member: member.id,
    },
  }
}
