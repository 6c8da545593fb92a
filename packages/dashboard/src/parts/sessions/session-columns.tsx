import { Badge, Button, Group } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Column } from '../data-table.tsx'
import { Moment } from '../moment.tsx'
import { useDeviceName } from './use-device-name.ts'

/** A browser in which somebody is signed in. */
export interface SessionTold {
  readonly id: string
  readonly is_current: boolean
  readonly user_agent: string | null
  readonly address: string | null
  readonly last_used_at: string
  readonly created_at: string
}

/** How a session of the list is ended. */
export interface Ending {
  readonly isPending: boolean
  readonly variables: string | undefined
  readonly mutate: (session: string) => void
}

/** What is told of each session. `ending` is null where they can't be ended from here. */
export function useSessionColumns(ending: Ending | null): readonly Column<SessionTold>[] {
  const { t } = useTranslation()
  const nameOf = useDeviceName()
  const end: Column<SessionTold> = {
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
