import { Badge, Button, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Column, DataTable } from '../../../parts/data-table.tsx'
import { EmptyState } from '../../../parts/empty-state.tsx'
import { Icon } from '../../../parts/icon.tsx'
import { EnvironmentMark } from '../../../parts/keys/key-state.tsx'
import { Moment } from '../../../parts/moment.tsx'
import { Panel } from '../../../parts/panel.tsx'
import { type KeyRequest, keyRequestsQuery, type Project } from '../../api/portal-queries.ts'
import { usePortal } from '../../api/use-portal.ts'
import { RequestDrawer } from './request-drawer.tsx'

/** How to get a key where whoever runs the API makes them, and what became of what was asked. */
export function KeyRequests({ project }: { readonly project: Project }) {
  const { t } = useTranslation()
  const [isAsking, setIsAsking] = useState(false)
  const { data } = useQuery(keyRequestsQuery(usePortal(), project.slug))
  const columns = useColumns()
  const ask = (
    <Button leftSection={<Icon name="plus" size={16} />} onClick={() => setIsAsking(true)}>
      {t('portal.requests.open')}
    </Button>
  )
  return (
    <Panel
      title={t('portal.requests.title')}
      about={t('portal.requests.about')}
      actions={data?.data.length === 0 ? null : ask}
    >
      <DataTable
        caption={t('portal.requests.title')}
        columns={columns}
        rows={data?.data}
        keyOf={({ id }) => id}
        expected={2}
        empty={
          <EmptyState icon="key" title={t('portal.requests.none')} action={ask}>
            {t('portal.requests.noneAbout')}
          </EmptyState>
        }
      />
      <RequestDrawer project={project} isOpen={isAsking} onClose={() => setIsAsking(false)} />
    </Panel>
  )
}

const colors: Readonly<Record<KeyRequest['state'], string>> = {
  open: 'ink',
  approved: 'teal',
  refused: 'red',
  collected: 'gray',
  withdrawn: 'gray',
}

function useColumns(): readonly Column<KeyRequest>[] {
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
  ]
}
