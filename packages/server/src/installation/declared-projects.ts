import type { Contract } from '../contracts/contract.ts'
import { theService } from '../engine/audit/record.ts'
import { createProject } from '../engine/create-project.ts'
import type { Engine } from '../engine/ports.ts'

/** Makes the projects that the contract says every installation has, where they are absent. */
export async function makeDeclaredProjects(
  { projects }: Pick<Contract, 'projects'>,
  engine: Engine,
): Promise<void> {
  const maker = { ...theService, scopes: null }
  for (const { slug, name } of projects) {
    if ((await engine.store.project(slug)) !== null) continue
    // a node that starts at the same time may be first, and that comes to the same
    await createProject({ slug, name, contact: null }, { maker, once: null, engine })
  }
}
