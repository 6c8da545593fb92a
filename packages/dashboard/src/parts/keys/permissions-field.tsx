import { Button, Checkbox, Group, Input, Stack, Text } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { type Permission, useSession } from '../../api/use-session.ts'
import { permissionGroups, presets } from './permission-groups.ts'
import classes from './permissions-field.module.css'

interface Chosen {
  readonly value?: Permission[]
  readonly onChange?: (permissions: Permission[]) => void
  readonly error?: ReactNode
}

/** What a key may do, each with a sentence. What who makes it may not do can't be given. */
export function PermissionsField({ value = [], onChange, error }: Chosen) {
  const { t } = useTranslation()
  const { permissions: held } = useSession()
  const isHeld = (permission: Permission) => held.includes(permission)
  return (
    <Stack gap="sm">
      <div>
        <Text fw={500} size="sm">
          {t('serverKeys.permissions')}
        </Text>
        <Text size="sm" c="dimmed">
          {t('serverKeys.permissionsAbout')}
        </Text>
      </div>
      <Group gap="xs">
        {presets.map(({ name, permissions }) => (
          <Button
            key={name}
            size="compact-sm"
            variant="default"
            onClick={() => onChange?.(permissions.filter(isHeld))}
          >
            {t(`serverKeys.presets.${name}`)}
          </Button>
        ))}
      </Group>
      <Checkbox.Group value={value} onChange={(chosen) => onChange?.(chosen)}>
        {permissionGroups.map(({ name, permissions }) => (
          <fieldset key={name} className={classes.group}>
            <legend className={classes.name}>{t(`permissions.${name}`)}</legend>
            <Stack gap={8}>
              {permissions.map((permission) => (
                <Checkbox
                  key={permission}
                  value={permission}
                  disabled={!isHeld(permission)}
                  label={permission}
                  description={t(
                    isHeld(permission) ? `permissions.may.${permission}` : 'permissions.notHeld',
                  )}
                />
              ))}
            </Stack>
          </fieldset>
        ))}
      </Checkbox.Group>
      {typeof error === 'string' && <Input.Error role="alert">{error}</Input.Error>}
    </Stack>
  )
}
