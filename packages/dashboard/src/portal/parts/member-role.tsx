import { Badge, Radio, Stack } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Project } from '../api/portal-queries.ts'

export type MemberRole = Project['role']

/** The roles of members, the mightiest first. */
export const memberRoles = ['owner', 'developer', 'viewer'] as const satisfies readonly MemberRole[]

const colors: Readonly<Record<MemberRole, string>> = {
  owner: 'violet',
  developer: 'ink',
  viewer: 'gray',
}

export function MemberRoleMark({ role }: { readonly role: MemberRole }) {
  const { t } = useTranslation()
  return (
    <Badge variant="light" color={colors[role]} size="sm" radius="sm" tt="none">
      {t(`portal.role.${role}.name`)}
    </Badge>
  )
}

interface Chosen {
  readonly value: MemberRole
  readonly onChange: (role: MemberRole) => void
}

/** A role, chosen by what it may. */
export function MemberRoleField({ value, onChange }: Chosen) {
  const { t } = useTranslation()
  return (
    <Radio.Group label={t('portal.role.label')} value={value} onChange={(role) => onChange(role)}>
      <Stack gap="sm" mt={8}>
        {memberRoles.map((role) => (
          <Radio
            key={role}
            value={role}
            label={t(`portal.role.${role}.name`)}
            description={t(`portal.role.${role}.may`)}
          />
        ))}
      </Stack>
    </Radio.Group>
  )
}
