import { Text } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { sessionsQuery } from '../../api/member-queries.ts'
import { useApi } from '../../api/use-api.ts'
import type { PlaceSearch } from '../../app/search.ts'
import { DataTable } from '../data-table.tsx'
import { Pager } from '../pager.tsx'
import { ProblemNotice } from '../problem-notice.tsx'
import { useToast } from '../toasts.tsx'
import { usePaging } from '../use-paging.ts'
import { useSessionColumns } from './session-columns.tsx'

interface Listed {
  /** Null: oneself. */
  readonly operator: string | null
  readonly mayEnd: boolean
  readonly place: PlaceSearch
  readonly onPlace: (place: PlaceSearch) => void
}

/** The browsers in which somebody is signed in, each of which can be signed out from here. */
export function SessionList({ operator, mayEnd, place, onPlace }: Listed) {
  const { t } = useTranslation()
  const whose = operator === null ? {} : { operator }
  const where = place.cursor === undefined ? {} : { cursor: place.cursor }
  const { data, error, refetch, isPlaceholderData } = useQuery(
    sessionsQuery(useApi(), { ...whose, ...where }),
  )
  const ending = useEnding(whose)
  const paging = usePaging({ ...place, next: data?.next_cursor ?? null }, onPlace)
  const columns = useSessionColumns(mayEnd ? ending : null)
  if (error !== null && data === undefined)
    return <ProblemNotice error={error} onRetry={() => void refetch()} />
  return (
    <>
      {ending.error !== null && <ProblemNotice error={ending.error} />}
      <DataTable
        caption={t('sessions.title')}
        columns={columns}
        rows={data?.data}
        keyOf={({ id }) => id}
        expected={2}
        isStale={isPlaceholderData}
        empty={<Text c="dimmed">{t('sessions.none')}</Text>}
      />
      <Pager {...paging} />
    </>
  )
}

function useEnding(whose: { readonly operator?: string }) {
  const { t } = useTranslation()
  const api = useApi()
  const queries = useQueryClient()
  const toast = useToast()
  return useMutation({
    mutationFn: (session: string) => api.sessions.end({ session, ...whose }),
    onSuccess: () => toast(t('sessions.ended')),
    onSettled: () => queries.invalidateQueries({ queryKey: ['sessions'] }),
  })
}
