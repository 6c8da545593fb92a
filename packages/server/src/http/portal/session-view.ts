import { memberRoles, sessionMs } from '@countersign/core'
import { Type } from 'typebox'
import type { SignedIn } from '../../portal/open-session.ts'
import type { ProjectOfCustomer } from '../../store/portal.ts'
import { closed, Id, nullable, Text, Time } from '../control/objects.ts'
import type { PortalContext } from './context.ts'

/** So many projects of one customer are listed. */
const mostProjects = 1_000

const Membership = Type.Object(
  {
    role: Type.Enum([...memberRoles]),
    project: Type.Object(
      {
        id: Id('prj'),
        slug: Text(63),
        name: Text(200),
        is_active: Type.Boolean(),
        self_service: Type.Boolean(),
        environments: Type.Array(Type.Enum(['live', 'test']), { maxItems: 2 }),
      },
      { ...closed, title: 'ProjectOfCustomer' },
    ),
  },
  { ...closed, title: 'OwnMembership' },
)

export const Session = Type.Object(
  {
    customer: Type.Object(
      {
        id: Id('cus'),
        name: Text(200),
        email: nullable(Text(254)),
        has_password: Type.Boolean({
          description: 'False for who comes by an identity provider or by links alone.',
        }),
      },
      { ...closed, title: 'SignedInCustomer' },
    ),
    csrf_token: Text(64),
    expires_at: Time,
    memberships: Type.Array(Membership, { maxItems: mostProjects }),
  },
  { ...closed, title: 'Session' },
)

/** A session as its own portal sees it. */
export async function viewSession(
  { at, session, customer, token }: SignedIn,
  context: PortalContext,
) {
  const { store } = context.engine
  const { id, name, email } = customer
  const [digest, projects] = await Promise.all([
    store.customerPassword(id),
    store.projectsOfCustomer(id, { most: mostProjects, only: session.projectId }),
  ])
  return {
    customer: { id, name, email, has_password: digest !== null },
    csrf_token: context.portal.cookies.csrfTokenOf(token),
    // if nothing more is asked: every request puts the end off, up to a week
    expires_at: new Date(Math.min(session.expiresAt, at + sessionMs.unused)).toISOString(),
    memberships: projects.map((one) => viewMembership(one, context)),
  }
}

function viewMembership(
  { role, project }: ProjectOfCustomer,
  { selfService, installation }: PortalContext,
) {
  const { prefixes } = installation.contract.keys.issue
  const { id, slug, name, isActive } = project
  return {
    role,
    project: {
      ...{ id, slug, name },
      is_active: isActive,
      self_service: selfService(project),
      environments: (['live', 'test'] as const).filter((one) => prefixes[one] !== undefined),
    },
  }
}
