import { Button, Group, Select } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { AuditSearch } from '../../app/audit-search.ts'
import { DayField } from '../../parts/day-field.tsx'
import { SettledField } from '../../parts/settled-field.tsx'
import { actionGroups, useActionName } from './actions.ts'

type Change = { readonly [Name in keyof AuditSearch]?: AuditSearch[Name] | undefined }

interface Filtered {
  readonly search: AuditSearch
  readonly onSearch: (change: Change) => void
  readonly onReset: () => void
}

const names = ['actor', 'object', 'project'] as const

/** Who, what, on which object, in which project, and when. All of it is in the address. */
export function AuditFilters({ search, onSearch, onReset }: Filtered) {
  const { t } = useTranslation()
  const nameOf = useActionName()
  const isFiltered = Object.keys(search).some((name) => name !== 'follow')
  return (
    <Group gap="sm" mb="sm" role="search" align="flex-end">
      <Select
        w={200}
        label={t('audit.action')}
        placeholder={t('audit.anyAction')}
        searchable
        clearable
        clearButtonProps={{ 'aria-label': t('filters.clear') }}
        data={actionGroups.map(({ kind, actions }) => ({
          group: t(`audit.kinds.${kind}`),
          items: actions.map((value) => ({ value, label: nameOf(value) })),
        }))}
        value={search.action ?? null}
        onChange={(action) => onSearch({ action: action ?? undefined })}
      />
      {names.map((name) => (
        <SettledField
          key={name}
          label={t(`audit.${name}`)}
          value={search[name] ?? ''}
          onSettled={(value) => onSearch({ [name]: value === '' ? undefined : value })}
        />
      ))}
      <DayField
        label={t('range.from')}
        value={search.from}
        onChange={(from) => onSearch({ from })}
      />
      <DayField
        label={t('range.until')}
        value={search.until}
        onChange={(until) => onSearch({ until })}
      />
      {isFiltered && (
        <Button variant="subtle" onClick={onReset}>
          {t('filters.reset')}
        </Button>
      )}
    </Group>
  )
}
