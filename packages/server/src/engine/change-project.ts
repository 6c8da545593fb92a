import type { ProjectRecord } from '../store/records.ts'
import { record } from './audit/record.ts'
import type { By } from './maker.ts'
import { done, type Outcome, refused } from './outcome.ts'
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
  readonly selfService?: boolean | null
}

/**
 * Changes a project. Deactivating it refuses its keys, and the tokens minted from them, from the
 * moment this resolves; activating it makes them work again.
 */
export async function changeProject(
  { ref, expected }: ProjectRef,
  command: ChangeProject,
  { maker, engine: { store } }: By,
): Promise<Outcome<ProjectRecord>> {
  return store.change(async (change) => {
    const project = await change.project(ref)
    if (project === null) return refused('object_unknown')
    const stale = refuseStale(expected, project)
    if (stale !== null) return { ok: false, refusal: stale }
    const changed: ProjectRecord = { ...project, ...command, ...revised(project, change.at) }
    if (!(await change.updateProject(changed))) return refused('object_exists', { member: 'slug' })
    await record(change, maker, 'project.change', { before: project, after: changed })
    return done(changed)
  })
}
