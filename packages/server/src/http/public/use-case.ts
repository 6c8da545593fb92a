import type { Scopes } from '@countersign/core'
import type { FactName, Facts } from '../../contracts/shape.ts'
import type { KeyWishes } from '../../engine/create-key.ts'
import { done, type Outcome, refused } from '../../engine/outcome.ts'
import type { Engine } from '../../engine/ports.ts'
import type { ProjectRecord } from '../../store/records.ts'
import type { Permission } from '../control/permission-names.ts'
import type { Arguments } from './arguments.ts'
import type { Caller } from './caller.ts'

/** One call of an operation: by whom, with what. */
export interface Call {
  readonly caller: Caller
  readonly arguments: Arguments
  /** Whether the project was named in the body or the query, where a wrong one is a wrong member. */
  readonly projectIsMember: boolean
  /** What the reply has places for: nothing else needs to be found out. */
  readonly wanted: ReadonlySet<FactName>
  readonly page: { readonly limit?: number; readonly cursor?: string }
  readonly engine: Engine
}

/** A use case of the engine, as operations of the public port call it. */
export interface UseCase {
  /** What a key of the server level needs for it; null: nothing in particular. */
  readonly permission: Permission | null
  /** Answers a page of a list. */
  readonly paged?: true
  readonly act: (call: Call) => Promise<Outcome<Facts>>
}

/** Objects of a page where the caller does not say how many. */
export const publicPageLength = 100

/**
 * The project that a call is about: the one it names, else the caller's own. Who is of a project
 * reaches no other: foreign and absent look the same.
 */
export async function projectOf({
  caller,
  arguments: { project: named },
  projectIsMember,
  engine,
}: Call): Promise<Outcome<ProjectRecord>> {
  const own = caller.principal?.project ?? null
  const ref = named ?? own?.id
  const project = ref === undefined ? null : await engine.store.project(ref)
  if (project !== null && (own === null || own.id === project.id)) return done(project)
  return projectIsMember
    ? refused('body_invalid', { member: 'project', expected: 'the slug of a project' })
    : refused('object_unknown')
}

/** What a new key has that the operation says nothing of. */
export function usualWishes(
  { caller, engine }: Call,
  { name, scopes }: { readonly name: string; readonly scopes: Scopes },
): KeyWishes {
  const [first] = Object.keys(engine.policy.issueFormat.prefixes) as KeyWishes['environment'][]
  const environment = caller.principal?.environment ?? first ?? 'live'
  return { name, scopes, environment, ...caller.bounds, metadata: {}, expires: null }
}
