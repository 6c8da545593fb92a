import type { ProjectRecord } from '../store/records.ts'
import { done, type Outcome, refused } from './outcome.ts'
import type { Engine } from './ports.ts'
import { type Expected, refuseStale, revised } from './revision.ts'

/** Which project is meant, by id or slug, and as which revision of it. */
export interface ProjectRef {
  readonly ref: string
  readonly expected?: Expected
}

/** Members that are absent stay as they are. */
export interface ChangeProject {
  readonly slug?: string
  readonly name?: string
  readonly contact?: string | null
  readonly isActive?: boolean
}

/**
 * Changes a project. Deactivating it refuses its keys, and the tokens minted from them, from the
 * moment this resolves; activating it makes them work again.
 */
export async function changeProject(
  { ref, expected }: ProjectRef,
  command: ChangeProject,
  { store }: Engine,
): Promise<Outcome<ProjectRecord>> {
  return store.change(async (change) => {
    const project = await change.project(ref)
    if (project === null) return refused('object_unknown')
    const stale = refuseStale(expected, project)
    if (stale !== null) return { ok: false, refusal: stale }
    const changed: ProjectRecord = { ...project, ...command, ...revised(project, change.at) }
    return (await change.updateProject(changed))
      ? done(changed)
      : refused('object_exists', { member: 'slug' })
  })
}
