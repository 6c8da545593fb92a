import type { IconName } from '../../parts/icon.tsx'
import type { Project } from '../api/portal-queries.ts'

interface Rights {
  readonly project: Project
  readonly isOwner: boolean
}

/** The places of a project, in their order. The texts are `portal.nav.<name>`. */
export const places = [
  { name: 'home', path: '', icon: 'overview', isThere: () => true },
  { name: 'keys', path: '/keys', icon: 'key', isThere: () => true },
  {
    name: 'clients',
    path: '/clients',
    icon: 'client',
    isThere: ({ project }) => project.has_clients,
  },
  { name: 'usage', path: '/usage', icon: 'usage', isThere: () => true },
  { name: 'authentication', path: '/authentication', icon: 'try', isThere: () => true },
  { name: 'changes', path: '/changes', icon: 'audit', isThere: () => true },
  { name: 'members', path: '/members', icon: 'member', isThere: ({ isOwner }) => isOwner },
  { name: 'settings', path: '/settings', icon: 'settings', isThere: () => true },
] as const satisfies readonly {
  readonly name: string
  readonly path: string
  readonly icon: IconName
  readonly isThere: (rights: Rights) => boolean
}[]
