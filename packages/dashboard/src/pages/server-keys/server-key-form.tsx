import { Button, Group, Select, Stack, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useTranslation } from 'react-i18next'
import type { Permission } from '../../api/use-session.ts'
import { AddressesField } from '../../parts/keys/addresses-field.tsx'
import { PermissionsField } from './permissions-field.tsx'

/** What a new server-level key shall be, as the service wants to be told. */
export interface ServerKeyWishes {
  readonly name: string
  readonly permissions: Permission[]
  readonly expires_in?: string
  readonly ip_allow?: string[]
}

interface Asked {
  readonly isBusy: boolean
  readonly onWish: (wishes: ServerKeyWishes) => void
  readonly onCancel: () => void
}

const lifetimes = ['never', '7d', '30d', '90d', '365d'] as const

export function ServerKeyForm({ isBusy, onWish, onCancel }: Asked) {
  const { t } = useTranslation()
  const form = useForm({
    initialValues: { name: '', permissions: [] as Permission[], lifetime: '90d', addresses: '' },
    validate: {
      name: (value) => (value.trim() === '' ? t('form.nameMissing') : null),
      permissions: (value) => (value.length === 0 ? t('serverKeys.permissionsMissing') : null),
    },
  })
  const submit = form.onSubmit(({ name, permissions, lifetime, addresses }) => {
    const ranges = addresses.split(/[\s,]+/).filter((range) => range !== '')
    onWish({
      name: name.trim(),
      permissions,
      ...(lifetime === 'never' ? {} : { expires_in: lifetime }),
      ...(ranges.length > 0 ? { ip_allow: ranges } : {}),
    })
  })
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="md">
        <TextInput
          label={t('keys.name')}
          description={t('serverKeys.nameAbout')}
          data-autofocus
          maxLength={200}
          required
          {...form.getInputProps('name')}
        />
        <PermissionsField {...form.getInputProps('permissions')} />
        <Select
          label={t('keys.expiry')}
          description={t('keys.expiryAbout')}
          data={lifetimes.map((value) => ({ value, label: t(`lifetime.${value}`) }))}
          allowDeselect={false}
          {...form.getInputProps('lifetime')}
        />
        <AddressesField {...form.getInputProps('addresses')} />
        <Group justify="flex-end" gap="sm">
          <Button variant="default" onClick={onCancel}>
            {t('cancel')}
          </Button>
          <Button type="submit" loading={isBusy}>
            {t('keys.createDeed')}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
