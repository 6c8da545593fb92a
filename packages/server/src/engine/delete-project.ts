import { record } from './audit/record.ts'
import type { ProjectRef } from './change-project.ts'
import type { By } from './maker.ts'
import { done, type Outcome, refused } from './outcome.ts'
import { refuseStale } from './revision.ts'

/**
 * Deletes a project: it is absent from then on, with all that belongs to it, and its slug is free.
 * Refuses with `object_in_use` while a key of it is not revoked, so that nobody ends the credentials
 * of a customer by one mistaken call.
 */
export async function deleteProject(
  { ref, expected }: ProjectRef,
  { maker, engine: { store } }: By,
): Promise<Outcome<null>> {
  return store.change(async (change) => {
    const project = await change.project(ref)
    if (project === null) return refused('object_unknown')
    const stale = refuseStale(expected, project)
    if (stale !== null) return { ok: false, refusal: stale }
    if (await change.hasLiveKeys(project.id)) return refused('object_in_use')
    await change.deleteProject(project.id)
    await record(change, maker, 'project.delete', { before: project })
    return done(null)
  })
}
