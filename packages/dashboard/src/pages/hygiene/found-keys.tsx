import { Button, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Finding, type FoundKey, foundKeysQuery } from '../../api/hygiene-queries.ts'
import { useApi } from '../../api/use-api.ts'
import { useMay } from '../../api/use-session.ts'
import type { PlaceSearch } from '../../app/search.ts'
import { said } from '../../format/said.ts'
import { useChoice } from '../../parts/choice.ts'
import { DataTable } from '../../parts/data-table.tsx'
import { EmptyState } from '../../parts/empty-state.tsx'
import { BulkBar } from '../../parts/keys/bulk/bulk-bar.tsx'
import { Pager } from '../../parts/pager.tsx'
import { Panel } from '../../parts/panel.tsx'
import { ProblemNotice } from '../../parts/problem-notice.tsx'
import { usePaging } from '../../parts/use-paging.ts'
import { useFoundColumns } from './found-columns.tsx'
import { Mending } from './mending.tsx'
import { remedies } from './remedies.ts'

interface Listed {
  readonly finding: Finding
  readonly counted: { readonly count: number; readonly is_more: boolean } | undefined
  readonly search: PlaceSearch
  readonly onPlace: (place: PlaceSearch) => void
}

/** The keys of one finding: some of them, all of them or one can be mended from here. */
export function FoundKeys({ finding, counted, search: { cursor, page }, onPlace }: Listed) {
  const { t } = useTranslation()
  const mayChange = useMay('keys.write')
  const asked = foundKeysQuery(useApi(), { finding, ...said({ cursor }) })
  const { data, error, refetch, isPlaceholderData } = useQuery(asked)
  const place = said({ cursor, page })
  const paging = usePaging({ ...place, next: data?.next_cursor ?? null }, onPlace)
  const { choice, chosen, clear } = useChoice({
    rows: data?.data,
    keyOf,
    nameOf,
    canBe: () => true,
  })
  const [mended, setMended] = useState<readonly FoundKey[] | 'all' | null>(null)
  const columns = useFoundColumns(finding, (found) => setMended([found]))
  const isBulk = remedies[finding] !== 'rotate'

  if (error !== null && data === undefined) {
    return <ProblemNotice error={error} onRetry={() => void refetch()} />
  }
  return (
    <Panel
      title={t(`hygiene.${finding}.name`)}
      about={t(`hygiene.${finding}.about`)}
      actions={
        mayChange &&
        isBulk && (
          <Button variant="default" disabled={!counted?.count} onClick={() => setMended('all')}>
            {t(`hygiene.${finding}.all`)}
          </Button>
        )
      }
    >
      <DataTable
        caption={t(`hygiene.${finding}.name`)}
        columns={columns}
        rows={data?.data}
        keyOf={keyOf}
        expected={6}
        isStale={isPlaceholderData}
        choice={mayChange && isBulk ? choice : undefined}
        empty={
          <EmptyState icon="check" title={t(`hygiene.${finding}.none`)}>
            <Text inherit>{t('hygiene.noneAbout')}</Text>
          </EmptyState>
        }
      />
      <Pager {...paging} />
      <BulkBar count={chosen.length} onClear={clear}>
        <Button size="xs" onClick={() => setMended(chosen)}>
          {t(`hygiene.${finding}.remedy`)}
        </Button>
      </BulkBar>
      {mended !== null && (
        <Mending
          finding={finding}
          found={mended}
          onClose={(isDone) => {
            setMended(null)
            if (!isDone) return
            clear()
            onPlace({})
          }}
        />
      )}
    </Panel>
  )
}

const keyOf = ({ key }: FoundKey) => key.id
const nameOf = ({ key }: FoundKey) => key.name
