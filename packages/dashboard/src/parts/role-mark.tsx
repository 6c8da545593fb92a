import { Badge } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Role } from '../api/member-queries.ts'

/** The roles of operators, the mightiest first. */
export const allRoles = ['owner', 'operator', 'read-only'] as const satisfies readonly Role[]

const colors: Readonly<Record<Role, string>> = {
  owner: 'violet',
  operator: 'ink',
  'read-only': 'gray',
}

export function RoleMark({ role }: { readonly role: Role }) {
  const { t } = useTranslation()
  return (
    <Badge variant="light" color={colors[role]} size="sm" radius="sm" tt="none">
      {t(`roles.${role}.name`)}
    </Badge>
  )
}
