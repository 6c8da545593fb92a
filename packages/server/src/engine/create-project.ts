import { idRandomLength, makeId } from '@countersign/core'
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
  const make = async (change: Change): Promise<Outcome<ProjectRecord>> => {
    const project: ProjectRecord = {
      ...command,
      id: makeId('project', change.at, engine.crypto.randomText(idRandomLength)),
      isActive: true,
      grants: [],
      tokensFrom: null,
      selfService: null,
      createdAt: change.at,
      updatedAt: change.at,
      revision: 1,
    }
    if (!(await change.insertProject(project))) return refused('object_exists', { member: 'slug' })
    await record(change, maker, 'project.create', { after: project })
    return done(project)
  }
  return engine.store.change((change) =>
    once(asked, change, {
      make: () => make(change),
      idOf: ({ id }) => id,
      recall: (id) => change.project(id),
    }),
  )
}
