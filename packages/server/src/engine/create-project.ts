import { idRandomLength, makeId } from '@countersign/core'
import type { Actor } from '../store/audit.ts'
import type { Change } from '../store/port.ts'
import type { ProjectRecord } from '../store/records.ts'
import { record } from './audit/record.ts'
import type { Making } from './create-key.ts'
import { once } from './once.ts'
import { done, type Outcome, refused } from './outcome.ts'
import type { Engine } from './ports.ts'

export interface CreateProject {
  readonly slug: string
  readonly name: string
  readonly contact: string | null
}

/** Makes a project. Refuses with `object_exists` when the slug is taken. */
export async function createProject(
  command: CreateProject,
  { maker, once: asked, engine }: Making & { readonly engine: Engine },
): Promise<Outcome<ProjectRecord>> {
  return engine.store.change((change) =>
    once(asked, change, {
      make: () => makeProject(command, maker, { change, randomText: engine.crypto.randomText }),
      idOf: ({ id }) => id,
      recall: (id) => change.project(id),
    }),
  )
}

/** The same within a change. */
export async function makeProject(
  command: CreateProject,
  actor: Actor,
  {
    change,
    randomText,
  }: { readonly change: Change; readonly randomText: (length: number) => string },
): Promise<Outcome<ProjectRecord>> {
  const project: ProjectRecord = {
    ...command,
    id: makeId('project', change.at, randomText(idRandomLength)),
    isActive: true,
    grants: [],
    tokensFrom: null,
    selfService: null,
    createdAt: change.at,
    updatedAt: change.at,
    revision: 1,
  }
  if (!(await change.insertProject(project))) return refused('object_exists', { member: 'slug' })
  await record(change, actor, 'project.create', { after: project })
  return done(project)
}
