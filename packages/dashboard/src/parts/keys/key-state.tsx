import { Badge } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useNow } from '../now.tsx'

interface Stated {
  readonly is_active: boolean
  readonly revoked_at: string | null
  readonly expires_at: string | null
}

export type KeyStateName = 'active' | 'inactive' | 'expired' | 'revoked'

const colors: Readonly<Record<KeyStateName, string>> = {
  active: 'teal',
  inactive: 'gray',
  expired: 'orange',
  revoked: 'red',
}

/** What a key is at an instant, as the filter of the lists calls it. */
export function stateOf({ is_active, revoked_at, expires_at }: Stated, now: number): KeyStateName {
  if (revoked_at !== null) return 'revoked'
  if (!is_active) return 'inactive'
  return expires_at !== null && Date.parse(expires_at) <= now ? 'expired' : 'active'
}

export function KeyState({ of }: { readonly of: Stated }) {
  const { t } = useTranslation()
  const state = stateOf(of, useNow())
  return (
    <Badge variant="light" color={colors[state]} size="sm" radius="sm" tt="none">
      {t(`state.${state}`)}
    </Badge>
  )
}

/** Of projects and clients, which are either. */
export function ActiveState({ isActive }: { readonly isActive: boolean }) {
  const { t } = useTranslation()
  return (
    <Badge variant="light" color={isActive ? 'teal' : 'gray'} size="sm" radius="sm" tt="none">
      {t(isActive ? 'state.active' : 'state.inactive')}
    </Badge>
  )
}

export function EnvironmentMark({ environment }: { readonly environment: 'live' | 'test' }) {
  const { t } = useTranslation()
  return (
    <Badge
      variant={environment === 'live' ? 'default' : 'light'}
      color="violet"
      size="sm"
      radius="sm"
      tt="none"
    >
      {t(`environment.${environment}`)}
    </Badge>
  )
}
