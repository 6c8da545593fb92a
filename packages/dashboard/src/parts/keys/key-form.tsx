import { Stack, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useTranslation } from 'react-i18next'
import { FormButtons } from '../form-buttons.tsx'
import { AddressesField } from './addresses-field.tsx'
import { type Conditions, conditionsOf } from './conditions.ts'
import { EnvironmentField } from './environment-field.tsx'
import { useKeysApi } from './keys-api.ts'
import { LifetimeField } from './lifetime-field.tsx'
import { ScopesField } from './scopes-field.tsx'

/** What a new key shall be, as the service wants to be told. */
export interface KeyWishes extends Conditions {
  readonly project: string
  readonly name: string
  readonly environment?: 'live' | 'test'
  readonly scopes: string[] | null
}

interface Asked {
  /** Null: the form asks for it. */
  readonly project: string | null
  readonly isBusy: boolean
  readonly onWish: (wishes: KeyWishes) => void
  readonly onCancel: () => void
}

/** Asks for all that a key can be given at its making; most of it has a good default. */
export function KeyForm({ project, isBusy, onWish, onCancel }: Asked) {
  const { t } = useTranslation()
  const { environments, ProjectField } = useKeysApi()
  const [firstEnvironment = 'live'] = environments
  const form = useForm({
    initialValues: {
      project: project ?? '',
      name: '',
      environment: firstEnvironment,
      scopes: null as string[] | null,
      lifetime: '90d',
      addresses: '',
    },
    validate: {
      project: (value) => (value === '' ? t('form.projectMissing') : null),
      name: (value) => (value.trim() === '' ? t('form.nameMissing') : null),
      scopes: (value) => (value?.length === 0 ? t('scopes.choose') : null),
    },
  })
  const submit = form.onSubmit(({ lifetime, addresses, environment, name, ...rest }) => {
    onWish({
      ...rest,
      name: name.trim(),
      ...(environments.length > 1 ? { environment } : {}),
      ...conditionsOf({ lifetime, addresses }),
    })
  })

  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="md">
        {project === null && <ProjectField {...form.getInputProps('project')} />}
        <TextInput
          label={t('keys.name')}
          description={t('keys.nameAbout')}
          autoFocus
          maxLength={200}
          required
          {...form.getInputProps('name')}
        />
        <EnvironmentField {...form.getInputProps('environment')} />
        <LifetimeField {...form.getInputProps('lifetime')} />
        <ScopesField {...form.getInputProps('scopes')} />
        <AddressesField {...form.getInputProps('addresses')} />
        <FormButtons deed={t('keys.createDeed')} isBusy={isBusy} onCancel={onCancel} />
      </Stack>
    </form>
  )
}
