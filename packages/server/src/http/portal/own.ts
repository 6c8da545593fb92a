import { parseId } from '@countersign/core'
import type { FastifyRequest } from 'fastify'
import { done, type Outcome, refused } from '../../engine/outcome.ts'
import type { StoredKey } from '../../store/port.ts'
import type { ClientRecord } from '../../store/records.ts'
import type { PortalContext } from './context.ts'
import { callerOf } from './operation.ts'

// What a path names, if it is of the project that the caller asks in. What is of another one is as
// unknown as what does not exist, and nothing ever moves from one to another.

export async function ownKey(
  request: FastifyRequest,
  named: string,
  { engine }: PortalContext,
): Promise<Outcome<StoredKey>> {
  const id = parseId('key', named)
  const stored = id === null ? null : await engine.store.key(id)
  return stored?.key.projectId === callerOf(request).projectId
    ? done(stored)
    : refused('object_unknown')
}

export async function ownClient(
  request: FastifyRequest,
  named: string,
  { engine }: PortalContext,
): Promise<Outcome<ClientRecord>> {
  const id = parseId('client', named)
  const client = id === null ? null : await engine.store.client(id)
  return client?.projectId === callerOf(request).projectId
    ? done(client)
    : refused('object_unknown')
}
