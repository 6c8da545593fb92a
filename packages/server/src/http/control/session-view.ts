import { roles, sessionMs } from '@countersign/core'
import { Type } from 'typebox'
import type { FoundSession } from '../../store/operators.ts'
import type { ControlContext } from './context.ts'
import { Installation, viewInstallation } from './installation-view.ts'
import { closed, Id, Text, Time } from './objects.ts'
import { permissions } from './permissions.ts'
import { permissionsOfRole } from './roles.ts'

export const Session = Type.Object(
  {
    operator: Type.Object(
      {
        id: Id('opr'),
        name: Text(200),
        email: Text(254),
        role: Type.Enum([...roles]),
        two_factor_enabled: Type.Boolean(),
        has_password: Type.Boolean({
          description: 'False for who signs in by an identity provider alone.',
        }),
      },
      { ...closed, title: 'SignedInOperator' },
    ),
    permissions: Type.Array(Type.Enum([...permissions]), { maxItems: permissions.length }),
    csrf_token: Text(64),
    expires_at: Time,
    installation: Installation,
  },
  { ...closed, title: 'Session' },
)

/** The password was right, and POST /v1/session/two-factor is to follow. */
export const TwoFactorWanted = Type.Object(
  { two_factor_required: Type.Literal(true) },
  { ...closed, title: 'TwoFactorWanted' },
)

export type SignedIn = FoundSession & { readonly token: string }

/** A session as its own dashboard sees it. */
export async function viewSession(
  { at, session, operator, token }: SignedIn,
  { engine, signIn, installation }: Pick<ControlContext, 'engine' | 'signIn' | 'installation'>,
) {
  const { id, name, email, role, twoFactorEnabled } = operator
  const hasPassword = (await engine.store.passwordOf(id)) !== null
  const ways = { two_factor_enabled: twoFactorEnabled, has_password: hasPassword }
  return {
    operator: { id, name, email, role, ...ways },
    permissions: [...permissionsOfRole(role)],
    csrf_token: signIn.cookies.csrfTokenOf(token),
    // if nothing more is asked: every request puts the end off, up to a week
    expires_at: new Date(Math.min(session.expiresAt, at + sessionMs.unused)).toISOString(),
    installation: viewInstallation(installation),
  }
}
