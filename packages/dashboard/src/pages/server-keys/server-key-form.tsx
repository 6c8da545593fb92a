import { Stack, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useTranslation } from 'react-i18next'
import type { Permission } from '../../api/use-session.ts'
import { FormButtons } from '../../parts/form-buttons.tsx'
import { AddressesField } from '../../parts/keys/addresses-field.tsx'
import { type Conditions, conditionsOf } from '../../parts/keys/conditions.ts'
import { LifetimeField } from '../../parts/keys/lifetime-field.tsx'
import { PermissionsField } from '../../parts/keys/permissions-field.tsx'

/** What a new server-level key shall be, as the service wants to be told. */
export interface ServerKeyWishes extends Conditions {
  readonly name: string
  readonly permissions: Permission[]
}

interface Asked {
  readonly isBusy: boolean
  readonly onWish: (wishes: ServerKeyWishes) => void
  readonly onCancel: () => void
}

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
    onWish({
      name: name.trim(),
      permissions,
      ...conditionsOf({ lifetime, addresses }),
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
        <LifetimeField {...form.getInputProps('lifetime')} />
        <AddressesField {...form.getInputProps('addresses')} />
        <FormButtons deed={t('keys.createDeed')} isBusy={isBusy} onCancel={onCancel} />
      </Stack>
    </form>
  )
}
