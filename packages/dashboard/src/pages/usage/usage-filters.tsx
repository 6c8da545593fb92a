import { Button, Group, SegmentedControl, Select, VisuallyHidden } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useSession } from '../../api/use-session.ts'
import { type UsageSearch, usageGroups, usageRanges } from '../../app/usage-search.ts'
import { dayOf } from '../../format/days.ts'
import { DayField } from '../../parts/day-field.tsx'
import { Icon } from '../../parts/icon.tsx'
import { useNow } from '../../parts/now.tsx'
import { dayMs, mayBeByHour, rangeOf } from './range.ts'

interface Filtered {
  readonly search: UsageSearch
  readonly onChange: (change: { readonly [Name in keyof UsageSearch]?: unknown }) => void
}

const chosenDays = 'days'
const narrowing = ['project', 'client', 'key', 'code'] as const

/** The range, how fine it is told, and whose requests are meant. All of it is in the address. */
export function UsageFilters({ search, onChange }: Filtered) {
  const { t } = useTranslation()
  const { environments } = useSession().installation.contract
  const now = useNow()
  const { bucket } = rangeOf(search, now)
  return (
    <Group gap="sm" mb="md" role="search" align="flex-end">
      <RangeFields search={search} onChange={onChange} now={now} />
      <SegmentedControl
        aria-label={t('usage.bucket')}
        data={[
          { value: 'hour', label: t('usage.buckets.hour'), disabled: !mayBeByHour(search, now) },
          { value: 'day', label: t('usage.buckets.day') },
        ]}
        value={bucket}
        onChange={(chosen) => onChange({ bucket: chosen })}
      />
      <Select
        w={170}
        label={t('usage.group')}
        placeholder={t('usage.ungrouped')}
        clearable
        clearButtonProps={{ 'aria-label': t('filters.clear') }}
        data={usageGroups.map((value) => ({ value, label: t(`usage.groups.${value}`) }))}
        value={search.group ?? null}
        onChange={(group) => onChange({ group: group ?? undefined })}
      />
      {environments.length > 1 && (
        <Select
          w={170}
          label={t('keys.environment')}
          placeholder={t('filters.anyEnvironment')}
          clearable
          clearButtonProps={{ 'aria-label': t('filters.clear') }}
          data={environments.map((value) => ({ value, label: t(`environment.${value}`) }))}
          value={search.environment ?? null}
          onChange={(environment) => onChange({ environment: environment ?? undefined })}
        />
      )}
      <Narrowed search={search} onChange={onChange} />
    </Group>
  )
}

function RangeFields({ search, onChange, now }: Filtered & { readonly now: number }) {
  const { t } = useTranslation()
  const chooseRange = (range: string | null) =>
    range === chosenDays
      ? onChange({ range: undefined, from: dayOf(now - 6 * dayMs), until: dayOf(now) })
      : onChange({ range: range ?? undefined, from: undefined, until: undefined })
  return (
    <>
      <Select
        w={170}
        label={t('usage.range')}
        allowDeselect={false}
        data={[
          ...usageRanges.map((value) => ({ value, label: t(`usage.ranges.${value}`) })),
          { value: chosenDays, label: t('usage.ranges.days') },
        ]}
        value={search.from === undefined ? (search.range ?? '30d') : chosenDays}
        onChange={chooseRange}
      />
      {search.from !== undefined && (
        <>
          <DayField
            label={t('range.from')}
            value={search.from}
            onChange={(from) => from !== undefined && onChange({ from })}
          />
          <DayField
            label={t('range.until')}
            value={search.until}
            onChange={(until) => onChange({ until })}
          />
        </>
      )}
    </>
  )
}

/** Whose requests alone are shown, each with the way to show the others again. */
function Narrowed({ search, onChange }: Filtered) {
  const { t } = useTranslation()
  return (
    <>
      {narrowing.map(
        (name) =>
          search[name] !== undefined && (
            <Button
              key={name}
              variant="light"
              rightSection={<Icon name="close" size={14} />}
              onClick={() => onChange({ [name]: undefined })}
            >
              <VisuallyHidden>{t('filters.clear')} </VisuallyHidden>
              {t(`usage.groups.${name}`)}: {search[name]}
            </Button>
          ),
      )}
    </>
  )
}
