import {
  type EmbedSessionId,
  idRandomLength,
  type MemberRole,
  makeId,
  type UnixMillis,
} from '@countersign/core'
import type { EmbedSessionRecord, FoundEmbedSession } from '../store/embed-sessions.ts'
import { record } from './audit/record.ts'
import type { By } from './maker.ts'
import { done, type Outcome, refused } from './outcome.ts'
import type { Engine } from './ports.ts'
import { randomText, sha256 } from './random.ts'

export interface EmbedWish {
  /** Id or slug. */
  readonly project: string
  readonly role: Exclude<MemberRole, 'owner'>
  /** Whose pages may hold the panel: a scheme, a host and a port. */
  readonly origin: string
  readonly lifetimeMs: number
}

export interface MadeEmbedSession {
  readonly session: EmbedSessionRecord
  /** Shown once: what the panel shows with each request. */
  readonly token: string
}

const tokenLength = 43

/** Opens a session for a panel of the portal in another page. Refuses an unknown project. */
export function makeEmbedSession(
  { project: ref, role, origin, lifetimeMs }: EmbedWish,
  { maker, engine }: By,
): Promise<Outcome<MadeEmbedSession>> {
  return engine.store.change(async (change) => {
    const project = await change.project(ref)
    if (project === null) return refused('object_unknown')
    const token = randomText(tokenLength)
    const session: EmbedSessionRecord = {
      id: makeId('embed-session', change.at, randomText(idRandomLength)),
      ...{ projectId: project.id, role, origin },
      digest: sha256(token),
      createdAt: change.at,
      expiresAt: (change.at + lifetimeMs) as UnixMillis,
    }
    await change.insertEmbedSession(session)
    await record(change, maker, 'embed-session.create', { after: session })
    return done({ session, token })
  })
}

/** The session of a token, read anew; null: there is none, or it has ended. */
export async function findEmbedSession(
  token: string,
  { store }: Pick<Engine, 'store'>,
): Promise<FoundEmbedSession | null> {
  return store.embedSession({ digest: sha256(token) })
}

/** Whose pages may hold the panel of a session; null: there is no such session. */
export async function originOfEmbed(
  id: EmbedSessionId,
  { store }: Pick<Engine, 'store'>,
): Promise<string | null> {
  return (await store.embedSession({ id }))?.session.origin ?? null
}
