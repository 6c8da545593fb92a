import type { components } from '@countersign/client'
import { Anchor, Button, Group } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { clientsQuery } from '../../api/queries.ts'
import { useApi } from '../../api/use-api.ts'
import { useMay } from '../../api/use-session.ts'
import { CreateClientDrawer } from '../../parts/clients/create-client-drawer.tsx'
import { type Column, DataTable } from '../../parts/data-table.tsx'
import { EmptyState } from '../../parts/empty-state.tsx'
import { Icon } from '../../parts/icon.tsx'
import { ActiveState } from '../../parts/keys/key-state.tsx'
import { Scopes } from '../../parts/keys/scopes.tsx'
import { Moment } from '../../parts/moment.tsx'
import { Pager } from '../../parts/pager.tsx'
import { ProblemNotice } from '../../parts/problem-notice.tsx'
import { usePaging } from '../../parts/use-paging.ts'

type Client = components['schemas']['Client']

/** The OAuth clients of a project. */
export function ProjectClients({ project }: { readonly project: string }) {
  const { t } = useTranslation()
  const api = useApi()
  const mayMake = useMay('clients.write')
  const [isMaking, setIsMaking] = useState(false)
  const [place, setPlace] = useState<{ readonly cursor?: string; readonly page?: number }>({})
  const cursor = place.cursor === undefined ? {} : { cursor: place.cursor }
  const { data, error, refetch, isPlaceholderData } = useQuery(
    clientsQuery(api, { project, ...cursor }),
  )
  const paging = usePaging({ ...place, next: data?.next_cursor ?? null }, setPlace)
  const columns = useClientColumns()
  const create = mayMake && (
    <Button
      variant="default"
      leftSection={<Icon name="plus" size={16} />}
      onClick={() => setIsMaking(true)}
    >
      {t('clients.create')}
    </Button>
  )
  if (error !== null && data === undefined) {
    return <ProblemNotice error={error} onRetry={() => void refetch()} />
  }
  return (
    <>
      {data?.data.length !== 0 && (
        <Group justify="flex-end" mb="sm">
          {create}
        </Group>
      )}
      <DataTable
        caption={t('clients.title')}
        columns={columns}
        rows={data?.data}
        keyOf={({ client_id: id }) => id}
        isStale={isPlaceholderData}
        empty={
          <EmptyState icon="client" title={t('clients.none')} action={create}>
            {t('clients.noneAbout')}
          </EmptyState>
        }
      />
      <Pager {...paging} />
      <CreateClientDrawer
        register={async (wishes) => {
          const { client, secret } = await api.clients.create({ project, ...wishes })
          return { clientId: client.client_id, secret: secret ?? '' }
        }}
        link={(client, props) => <Link to="/clients/$client" params={{ client }} {...props} />}
        isOpen={isMaking}
        onClose={() => setIsMaking(false)}
      />
    </>
  )
}

function useClientColumns(): readonly Column<Client>[] {
  const { t } = useTranslation()
  return [
    {
      id: 'name',
      title: t('clients.name'),
      cell: ({ client_id: id, name }) => (
        <>
          <Anchor
            fw={500}
            renderRoot={(props) => (
              <Link to="/clients/$client" params={{ client: id }} {...props} />
            )}
          >
            {name}
          </Anchor>
          <div>
            <code>{id}</code>
          </div>
        </>
      ),
    },
    {
      id: 'state',
      title: t('keys.state'),
      cell: ({ is_active: isActive }) => <ActiveState isActive={isActive} />,
    },
    { id: 'scopes', title: t('scopes.label'), cell: ({ scopes }) => <Scopes scopes={scopes} /> },
    {
      id: 'created',
      title: t('keys.created'),
      isMinor: true,
      cell: ({ created_at: at }) => <Moment at={at} />,
    },
  ]
}
