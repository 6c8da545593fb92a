import {
  type AuditAction,
  canonicalJson,
  idRandomLength,
  type KindOfAction,
  kindOfAction,
  type Level,
  makeId,
  type ProjectId,
} from '@countersign/core'
import type { Actor, AuditRecord, JsonMembers } from '../../store/audit.ts'
import type { Change } from '../../store/port.ts'
import { randomText } from '../random.ts'
import { type AuditedObject, shown } from './shown.ts'

/** An object as it was and as it is since: one of them at least. */
export type States<Value> =
  | { readonly before: Value; readonly after?: Value }
  | { readonly before?: Value; readonly after: Value }

/** Whoever may write the data directory, by the command line. */
export const theCommandLine: Actor = { id: 'command-line', address: null, requestId: null }

/** Whoever changes something without being asked by anybody. */
export const theService: Actor = { id: 'service', address: null, requestId: null }

/**
 * Records a change of one object in the transaction of the change itself: without the record the
 * change does not happen. Of what changed it holds the members that may be shown.
 */
export async function record<Action extends AuditAction>(
  change: Change,
  actor: Actor,
  action: Action,
  { before, after }: States<AuditedObject[KindOfAction<Action>]>,
): Promise<void> {
  const { idOf, projectOf, members } = shown[kindOfAction(action)] as Shown
  const state = after ?? before
  const changed = Object.entries(members).filter(
    ([, of]) =>
      before === undefined ||
      after === undefined ||
      canonicalJson(of(before)) !== canonicalJson(of(after)),
  )
  const show = (value: unknown): JsonMembers | null =>
    value === undefined ? null : Object.fromEntries(changed.map(([name, of]) => [name, of(value)]))
  await write(change, actor, {
    action,
    projectId: projectOf(state),
    objectIds: [idOf(state)],
    before: show(before),
    after: show(after),
  })
}

/** One of the kinds; which one is known to the compiler where `record` is called. */
interface Shown {
  readonly idOf: (value: unknown) => string
  readonly projectOf: (value: unknown) => ProjectId | null
  readonly members: Readonly<Record<string, (value: unknown) => unknown>>
}

/** Records one change of many objects, `after` being what it made the same for all. None: nothing. */
export async function recordMany(
  change: Change,
  actor: Actor,
  action: AuditAction,
  about: {
    readonly ids: readonly string[]
    readonly projectId: ProjectId | null
    readonly after: JsonMembers
  },
): Promise<void> {
  const [first, ...more] = about.ids
  if (first === undefined) return
  const { projectId, after } = about
  await write(change, actor, {
    action,
    projectId,
    objectIds: [first, ...more],
    before: null,
    after,
  })
}

/** Keys of the two levels are told apart: whoever changes one of the server may change all. */
export function keyAction<Verb extends 'create' | 'change' | 'rotate' | 'revoke' | 'expire'>(
  level: Level,
  verb: Verb,
) {
  return level === 'server' ? (`server-key.${verb}` as const) : (`key.${verb}` as const)
}

async function write(
  change: Change,
  { id, address, requestId, name }: Actor,
  about: Omit<AuditRecord, 'id' | 'at' | 'actor'>,
): Promise<void> {
  await change.record({
    ...about,
    id: makeId('audit', change.at, randomText(idRandomLength)),
    at: change.at,
    actor: { id, address, requestId, ...(name === undefined ? {} : { name }) },
  })
}
