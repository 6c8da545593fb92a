import { useSuspenseQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { type Project, projectQuery } from './portal-queries.ts'
import { usePortal } from './use-portal.ts'

/** The project that the address names. The routes have asked for it before they are shown. */
export function useProject(): Project {
  const { project } = useParams({ from: '/inside/projects/$project' })
  return useSuspenseQuery(projectQuery(usePortal(), project)).data
}

/** Whether a role may change something of keys and clients. The service decides; this only spares a refusal. */
export function mayWork({ role }: Pick<Project, 'role'>): boolean {
  return role !== 'viewer'
}

/** Whether keys are made here, or asked for. */
export function mayMake(project: Pick<Project, 'role' | 'self_service'>): boolean {
  return mayWork(project) && project.self_service
}
