import { Group, Select } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { type KeysSearch, narrowed } from '../../app/search.ts'
import { SearchField } from '../search-field.tsx'
import { useKeysApi } from './keys-api.ts'

interface Filtered {
  readonly search: KeysSearch
  readonly onSearch: (search: KeysSearch) => void
  /** Whether it can be asked how long keys have not been used. */
  readonly byUse?: boolean
}

const states = ['active', 'inactive', 'expired', 'revoked'] as const
const idleTimes = ['30d', '90d', '365d'] as const

/** Which keys are meant. All of it is in the address, so that a view can be sent to a colleague. */
export function KeyFilters({ search, onSearch, byUse = true }: Filtered) {
  const { t } = useTranslation()
  const { environments } = useKeysApi()
  const choose = (name: 'state' | 'environment' | 'unused_for', value: string | null) =>
    onSearch(narrowed(search, { [name]: value ?? undefined }))
  return (
    <Group gap="sm" mb="sm" role="search">
      <SearchField
        label={t('keys.search')}
        value={search.q ?? ''}
        onSearch={(q) => onSearch(narrowed(search, { q: q === '' ? undefined : q }))}
      />
      <Select
        w={150}
        aria-label={t('keys.state')}
        placeholder={t('filters.anyState')}
        clearable
        data={states.map((value) => ({ value, label: t(`state.${value}`) }))}
        value={search.state ?? null}
        onChange={(value) => choose('state', value)}
        clearButtonProps={{ 'aria-label': t('filters.clear') }}
      />
      {environments.length > 1 && (
        <Select
          w={170}
          aria-label={t('keys.environment')}
          placeholder={t('filters.anyEnvironment')}
          clearable
          data={environments.map((value) => ({ value, label: t(`environment.${value}`) }))}
          value={search.environment ?? null}
          onChange={(value) => choose('environment', value)}
          clearButtonProps={{ 'aria-label': t('filters.clear') }}
        />
      )}
      {byUse && (
        <Select
          w={190}
          aria-label={t('filters.unused')}
          placeholder={t('filters.anyUse')}
          clearable
          data={idleTimes.map((value) => ({ value, label: t(`filters.unusedFor.${value}`) }))}
          value={search.unused_for ?? null}
          onChange={(value) => choose('unused_for', value)}
          clearButtonProps={{ 'aria-label': t('filters.clear') }}
        />
      )}
    </Group>
  )
}
