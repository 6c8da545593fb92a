import type { AddressInfo } from 'node:net'
import { type ClientId, type KeyId, usualSettings } from '@countersign/core'
import { createClient } from '../../engine/create-client.ts'
import { type CreatedKey, createKey, type KeyWishes } from '../../engine/create-key.ts'
import { deleteClient } from '../../engine/delete-client.ts'
import type { By } from '../../engine/maker.ts'
import { done, type Outcome, refused } from '../../engine/outcome.ts'
import { revokeKey } from '../../engine/revoke-key.ts'
import { isForClients } from '../../page/vocabulary.ts'
import type { ProjectRecord } from '../../store/records.ts'
import { listed, respond } from '../control/context.ts'
import type { PortalContext } from './context.ts'
import { callerOf, makerOf, portalOperation } from './operation.ts'
import { SentSample } from './page-objects.ts'
import { sendable, sendSample } from './sample-sending.ts'
import { ProjectParams, SampleToSend } from './schemas.ts'

/** Should nobody come to revoke it, the key of a sample ends by itself. */
const lifetimeMs = 60_000

/**
 * Sends a sample of the page with a key of the test environment, where the contract has one, that is made
 * for it and revoked after it: whoever asks never sees the secret.
 */
export function addSampleSending(context: PortalContext): void {
  const { app, engine, dialect, installation } = context
  const { contract, publicUrl } = installation
  app.route({
    ...portalOperation('samples.send', context),
    schema: { params: ProjectParams, body: SampleToSend, response: { 200: SentSample } },
    handler: async (request, reply) => {
      const answering = { request, reply, dialect }
      const { name } = request.body
      if (!sendable(contract).includes(name)) {
        const expected = 'the name of a sample that can be sent'
        return respond(refused('body_invalid', { member: 'name', expected }), answering, listed)
      }
      const project = await engine.store.project(callerOf(request).projectId)
      if (project === null) return respond(refused('object_unknown'), answering, listed)
      const by = { maker: makerOf(request, context), engine }
      const made = await makeCredential(project, by, context)
      if (!made.ok) return respond(made, answering, listed)
      const { secret, keyPrefix, clientId } = made.value
      const listener = app.server.address() as AddressInfo
      const reader = { project, keyPrefix, clientId }
      const sending = { contract, reader, secret, listener, publicUrl }
      // it has ended before anybody sees what came of it
      const end = () => endCredential(made.value, by)
      const steps = await sendSample(name, sending).finally(end)
      const outcome =
        steps === null ? refused('unavailable', { retryAfterSeconds: 1 }) : done({ name, steps })
      return respond(outcome, answering, listed)
    },
  })
}

interface Credential {
  readonly keyId: KeyId
  readonly clientId: ClientId | null
  readonly secret: string
  readonly keyPrefix: string
}

async function makeCredential(
  { id: project }: ProjectRecord,
  by: By,
  { installation: { contract } }: PortalContext,
): Promise<Outcome<Credential>> {
  const name = 'Sample of the page'
  const environment = contract.keys.issue.prefixes.test === undefined ? 'live' : 'test'
  const wishes: KeyWishes = {
    ...{ name, environment, scopes: null, audiences: null, ipAllow: null, metadata: {} },
    expires: { after: lifetimeMs },
  }
  const making = { ...by, once: null }
  if (!isForClients(contract)) {
    const owner = { level: 'project', project, clientId: null } as const
    const made = await createKey(owner, wishes, making)
    return made.ok ? done(credentialOf(made.value)) : made
  }
  const client = { name, scopes: null, audiences: null, tier: null, settings: usualSettings }
  const made = await createClient(project, client, { ...making, wishes })
  return made.ok ? done(credentialOf(made.value.key)) : made
}

function credentialOf({ stored: { key }, secret }: CreatedKey): Credential {
  if (secret === null) throw new Error('a new key has a secret')
  return { keyId: key.id, clientId: key.clientId, secret, keyPrefix: key.keyPrefix }
}

async function endCredential({ keyId, clientId }: Credential, by: By): Promise<void> {
  if (clientId !== null) await deleteClient({ id: clientId }, by)
  else await revokeKey({ id: keyId, level: 'project' }, 'the sample was sent', by)
}
