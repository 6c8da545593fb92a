import { Group } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { type KeysSearch, narrowed } from '../../app/search.ts'
import { FilterField } from '../filter-field.tsx'
import { SearchField } from '../search-field.tsx'
import { useKeysApi } from './keys-api.ts'
import { StateFilter } from './state-filter.tsx'

interface Filtered {
  readonly search: KeysSearch
  readonly onSearch: (search: KeysSearch) => void
  /** Whether it can be asked how long keys have not been used. */
  readonly byUse?: boolean
}

const idleTimes = ['30d', '90d', '365d'] as const

/** Which keys are meant. All of it is in the address, so that a view can be sent to a colleague. */
export function KeyFilters({ search, onSearch, byUse = true }: Filtered) {
  const { t } = useTranslation()
  const { environments } = useKeysApi()
  return (
    <Group gap="sm" mb="sm" role="search">
      <SearchField
        label={t('keys.search')}
        value={search.q ?? ''}
        onSearch={(q) => onSearch(narrowed(search, { q: q === '' ? undefined : q }))}
      />
      <StateFilter
        value={search.state}
        onChoose={(state) => onSearch(narrowed(search, { state }))}
      />
      {environments.length > 1 && (
        <FilterField
          label={t('keys.environment')}
          any={t('filters.anyEnvironment')}
          choices={environments.map((value) => ({ value, label: t(`environment.${value}`) }))}
          value={search.environment}
          onChoose={(environment) => onSearch(narrowed(search, { environment }))}
        />
      )}
      {byUse && (
        <FilterField
          label={t('filters.unused')}
          any={t('filters.anyUse')}
          choices={idleTimes.map((value) => ({ value, label: t(`filters.unusedFor.${value}`) }))}
          value={search.unused_for}
          onChoose={(idle) => onSearch(narrowed(search, { unused_for: idle }))}
        />
      )}
    </Group>
  )
}
