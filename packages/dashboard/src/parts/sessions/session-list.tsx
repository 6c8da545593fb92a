import { Badge, Button, Group, Text } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { type ShownSession, sessionsQuery } from '../../api/member-queries.ts'
import { useApi } from '../../api/use-api.ts'
import type { PlaceSearch } from '../../app/search.ts'
import { type Column, DataTable } from '../data-table.tsx'
import { Moment } from '../moment.tsx'
import { Pager } from '../pager.tsx'
import { ProblemNotice } from '../problem-notice.tsx'
import { useToast } from '../toasts.tsx'
import { usePaging } from '../use-paging.ts'
import { useDeviceName } from './use-device-name.ts'

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
  const columns = useColumns(mayEnd ? ending : null)
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

type Ending = ReturnType<typeof useEnding>

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

function useColumns(ending: Ending | null): readonly Column<ShownSession>[] {
  const { t } = useTranslation()
  const nameOf = useDeviceName()
  const end: Column<ShownSession> = {
    id: 'end',
    title: t('sessions.action'),
    cell: (session) =>
      session.is_current ? (
        '—'
      ) : (
        <Button
          variant="default"
          size="xs"
          aria-label={t('sessions.endOf', { device: nameOf(session.user_agent) })}
          loading={ending?.isPending === true && ending.variables === session.id}
          onClick={() => ending?.mutate(session.id)}
        >
          {t('sessions.end')}
        </Button>
      ),
  }
  return [
    {
      id: 'device',
      title: t('sessions.device'),
      cell: ({ user_agent: said, is_current: isCurrent }) => (
        <Group gap={8} component="span" title={said ?? undefined}>
          {nameOf(said)}
          {isCurrent && (
            <Badge variant="light" color="teal" size="sm" radius="sm" tt="none">
              {t('sessions.current')}
            </Badge>
          )}
        </Group>
      ),
    },
    {
      id: 'address',
      title: t('sessions.address'),
      cell: ({ address }) => (address === null ? '—' : <code>{address}</code>),
    },
    {
      id: 'used',
      title: t('sessions.used'),
      cell: ({ last_used_at: at }) => <Moment at={at} />,
    },
    {
      id: 'begun',
      title: t('sessions.begun'),
      cell: ({ created_at: at }) => <Moment at={at} />,
      isMinor: true,
    },
    ...(ending === null ? [] : [end]),
  ]
}
