import { idRandomLength, makeId } from '@countersign/core'
import type { ProjectRecord } from '../store/records.ts'
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
  { store, crypto }: Engine,
): Promise<Outcome<ProjectRecord>> {
  return store.change(async (change) => {
    const project: ProjectRecord = {
      ...command,
      id: makeId('project', change.at, crypto.randomText(idRandomLength)),
      isActive: true,
      createdAt: change.at,
      updatedAt: change.at,
    }
    return (await change.insertProject(project))
      ? done(project)
      : refused('object_exists', { member: 'slug' })
  })
}
