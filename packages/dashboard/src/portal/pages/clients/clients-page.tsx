import { Anchor, Button } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { CreateClientDrawer } from '../../../parts/clients/create-client-drawer.tsx'
import { type Column, DataTable } from '../../../parts/data-table.tsx'
import { EmptyState } from '../../../parts/empty-state.tsx'
import { Icon } from '../../../parts/icon.tsx'
import { ActiveState } from '../../../parts/keys/key-state.tsx'
import { Scopes } from '../../../parts/keys/scopes.tsx'
import { Moment } from '../../../parts/moment.tsx'
import { PageHeader } from '../../../parts/page-header.tsx'
import { Pager } from '../../../parts/pager.tsx'
import { ProblemNotice } from '../../../parts/problem-notice.tsx'
import { usePaging } from '../../../parts/use-paging.ts'
import { clientsQuery, type ListedClient } from '../../api/portal-queries.ts'
import { usePortal } from '../../api/use-portal.ts'
import { mayMake, useProject } from '../../api/use-project.ts'

/** The OAuth clients of a project. */
export function ClientsPage() {
  const { t } = useTranslation()
  const api = usePortal()
  const project = useProject()
  const place = useSearch({ from: '/inside/projects/$project/clients' })
  const navigate = useNavigate({ from: '/projects/$project/clients' })
  const [isMaking, setIsMaking] = useState(false)
  const { data, error, refetch, isPlaceholderData } = useQuery(
    clientsQuery(api, project.slug, place),
  )
  const paging = usePaging(
    { ...place, next: data?.next_cursor ?? null },
    (to) => void navigate({ search: to }),
  )
  const columns = useColumns(project.slug)
  const create = mayMake(project) && (
    <Button leftSection={<Icon name="plus" size={16} />} onClick={() => setIsMaking(true)}>
      {t('clients.create')}
    </Button>
  )
  return (
    <>
      <PageHeader
        title={t('clients.title')}
        about={t('portal.clients.about')}
        actions={data?.data.length === 0 ? undefined : create}
      />
      {error !== null && data === undefined ? (
        <ProblemNotice error={error} onRetry={() => void refetch()} />
      ) : (
        <DataTable
          caption={t('clients.title')}
          columns={columns}
          rows={data?.data}
          keyOf={({ client_id: id }) => id}
          expected={3}
          isStale={isPlaceholderData}
          empty={
            <EmptyState icon="client" title={t('clients.none')} action={create}>
              {t('clients.noneAbout')}
            </EmptyState>
          }
        />
      )}
      <Pager {...paging} />
      <Making project={project.slug} isOpen={isMaking} onClose={() => setIsMaking(false)} />
    </>
  )
}

interface Makes {
  readonly project: string
  readonly isOpen: boolean
  readonly onClose: () => void
}

function Making({ project, isOpen, onClose }: Makes) {
  const api = usePortal()
  const queries = useQueryClient()
  return (
    <CreateClientDrawer
      isOpen={isOpen}
      onClose={onClose}
      register={async (wishes) => {
        const { client, secret } = await api.clients.create({ project, ...wishes })
        await queries.invalidateQueries({ queryKey: ['clients'] })
        return { clientId: client.client_id, secret: secret ?? '' }
      }}
      link={(client, props) => (
        <Link to="/projects/$project/clients/$client" params={{ project, client }} {...props} />
      )}
    />
  )
}

function useColumns(project: string): readonly Column<ListedClient>[] {
  const { t } = useTranslation()
  return [
    {
      id: 'name',
      title: t('clients.name'),
      cell: ({ client_id: client, name }) => (
        <>
          <Anchor
            fw={500}
            renderRoot={(props) => (
              <Link
                to="/projects/$project/clients/$client"
                params={{ project, client }}
                {...props}
              />
            )}
          >
            {name}
          </Anchor>
          <div>
            <code>{client}</code>
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
