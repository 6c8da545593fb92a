import { MultiSelect, Radio, Stack, TagsInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useKeysApi } from './keys-api.ts'

interface Narrowed {
  /** Null is all that the project may; a list is these and no others. */
  readonly value?: string[] | null
  readonly onChange?: (scopes: string[] | null) => void
  readonly error?: React.ReactNode
}

/** All that the project may, or scopes by name: an empty list is asked about, never read as all. */
export function ScopesField({ value = null, onChange, error }: Narrowed) {
  const { t } = useTranslation()
  const { scopes: known } = useKeysApi()
  const names = {
    'aria-label': t('scopes.some'),
    placeholder: t('scopes.choose'),
    value: value ?? [],
    onChange: (scopes: string[]) => onChange?.(scopes),
    error,
  }
  return (
    <Stack gap="xs">
      <Radio.Group
        label={t('scopes.label')}
        description={t('scopes.about')}
        value={value === null ? 'all' : 'some'}
        onChange={(chosen) => onChange?.(chosen === 'all' ? null : [])}
      >
        <Stack gap={6} mt={8}>
          <Radio value="all" label={t('scopes.all')} />
          <Radio value="some" label={t('scopes.some')} />
        </Stack>
      </Radio.Group>
      {value !== null &&
        (known === null ? (
          <TagsInput {...names} splitChars={[' ', ',']} />
        ) : (
          <MultiSelect {...names} data={[...known]} searchable />
        ))}
    </Stack>
  )
}
