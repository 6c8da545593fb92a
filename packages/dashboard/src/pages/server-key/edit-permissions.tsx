import { Stack, Text } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { TaggedServerKey } from '../../api/server-key-queries.ts'
import { useApi } from '../../api/use-api.ts'
import type { Permission } from '../../api/use-session.ts'
import { EditDrawer } from '../../parts/editing/edit-drawer.tsx'
import type { Field } from '../../parts/editing/field.ts'
import { PermissionsField } from '../../parts/keys/permissions-field.tsx'
import { UseInNumbers } from '../../parts/use-in-numbers.tsx'

interface Opened {
  readonly of: TaggedServerKey
  readonly isOpen: boolean
  readonly onClose: () => void
}

/** Gives a server-level key other permissions; what is taken away it loses with the next request. */
export function EditPermissions({ of: key, isOpen, onClose }: Opened) {
  const { t } = useTranslation()
  const api = useApi()
  const queries = useQueryClient()
  const permissions: Field<Permission[]> = {
    label: t('serverKeys.permissions'),
    input: ({ value, onChange, error }) => (
      <Stack gap="md">
        <PermissionsField value={value} onChange={onChange} error={error} />
        <Losing of={key} kept={value} />
      </Stack>
    ),
    fault: (value) => (value.length === 0 ? t('serverKeys.permissionsMissing') : null),
    told: (value) => value.join(', '),
  }
  return (
    <EditDrawer
      isOpen={isOpen}
      onClose={onClose}
      title={t('serverKeys.editing', { name: key.name })}
      fields={{ permissions }}
      latest={{ etag: key.etag, values: { permissions: [...key.permissions] } }}
      save={async (change, etag) => {
        await api.serverKeys.change({ key: key.id, ...change }, { ifMatch: etag })
        await queries.invalidateQueries({ queryKey: ['keys'] })
      }}
      refresh={() => queries.invalidateQueries({ queryKey: ['keys', 'server', 'one'] })}
      {...(key.revoked_at === null ? {} : { ended: t('edit.keyRevoked') })}
    />
  )
}

interface Changed {
  readonly of: TaggedServerKey
  readonly kept: readonly Permission[]
}

/** What it would lose, and how much it is used; nothing where nothing is taken away. */
function Losing({ of: key, kept }: Changed) {
  const { t } = useTranslation()
  const lost = key.permissions.filter((permission) => !kept.includes(permission))
  if (lost.length === 0) return null
  return (
    <Stack gap="xs">
      <Text size="sm">{t('serverKeys.losing', { names: lost.join(', ') })}</Text>
      <UseInNumbers of={{ key: key.id }} losing="permissions" />
    </Stack>
  )
}
