import { Badge, Button, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Column } from '../../../parts/data-table.tsx'
import { EnvironmentMark } from '../../../parts/keys/key-state.tsx'
import { Moment } from '../../../parts/moment.tsx'
import type { KeyRequest } from '../../api/portal-queries.ts'

interface Does {
  readonly onCollect: (request: KeyRequest) => void
  readonly onWithdraw: (request: KeyRequest) => void
}

const colors: Readonly<Record<KeyRequest['state'], string>> = {
  open: 'ink',
  approved: 'teal',
  refused: 'red',
  collected: 'gray',
  withdrawn: 'gray',
}

/** What is told of each request, and what its maker may do about it. */
export function useRequestColumns({ onCollect, onWithdraw }: Does): readonly Column<KeyRequest>[] {
  const { t } = useTranslation()
  return [
    {
      id: 'name',
      title: t('keys.name'),
      cell: ({ name, environment }) => (
        <>
          {name} <EnvironmentMark environment={environment} />
        </>
      ),
    },
    {
      id: 'state',
      title: t('keys.state'),
      cell: ({ state, note }) => (
        <>
          <Badge variant="light" color={colors[state]} size="sm" radius="sm" tt="none">
            {t(`portal.requests.state.${state}`)}
          </Badge>
          {note !== null && <Text size="sm">{note}</Text>}
        </>
      ),
    },
    {
      id: 'asked',
      title: t('portal.requests.asked'),
      cell: ({ created_at: at }) => <Moment at={at} />,
    },
    {
      id: 'act',
      title: t('sessions.action'),
      cell: (request) => {
        if (request.state === 'approved') {
          return (
            <Button
              size="xs"
              aria-label={t('portal.requests.collectOf', { name: request.name })}
              onClick={() => onCollect(request)}
            >
              {t('portal.requests.collect')}
            </Button>
          )
        }
        if (request.state !== 'open') return '—'
        return (
          <Button
            size="xs"
            variant="default"
            aria-label={t('portal.requests.withdrawOf', { name: request.name })}
            onClick={() => onWithdraw(request)}
          >
            {t('portal.requests.withdraw')}
          </Button>
        )
      },
    },
  ]
}
