import { Radio, Stack } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Role } from '../api/member-queries.ts'
import { allRoles } from './role-mark.tsx'

interface Chosen {
  readonly value: Role
  readonly onChange: (role: Role) => void
  readonly isDisabled?: boolean
}

/** A role, chosen by what it may. */
export function RoleField({ value, onChange, isDisabled = false }: Chosen) {
  const { t } = useTranslation()
  return (
    <Radio.Group label={t('roles.label')} value={value} onChange={(role) => onChange(role)}>
      <Stack gap="sm" mt={8}>
        {allRoles.map((role) => (
          <Radio
            key={role}
            value={role}
            disabled={isDisabled}
            label={t(`roles.${role}.name`)}
            description={t(`roles.${role}.may`)}
          />
        ))}
      </Stack>
    </Radio.Group>
  )
}
