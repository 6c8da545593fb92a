import { Button } from '@mantine/core'
import { useQuery, useQueryClient, useSuspenseQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { AddSecretDialog } from '../../../parts/clients/add-secret-dialog.tsx'
import { DataTable } from '../../../parts/data-table.tsx'
import { EmptyState } from '../../../parts/empty-state.tsx'
import { Facts } from '../../../parts/facts.tsx'
import { Icon } from '../../../parts/icon.tsx'
import { ActiveState } from '../../../parts/keys/key-state.tsx'
import { Scopes } from '../../../parts/keys/scopes.tsx'
import { Moment } from '../../../parts/moment.tsx'
import { PageHeader } from '../../../parts/page-header.tsx'
import { Panel } from '../../../parts/panel.tsx'
import { clientKeysQuery, clientQuery } from '../../api/portal-queries.ts'
import { usePortal } from '../../api/use-portal.ts'
import { mayMake, mayWork, useProject } from '../../api/use-project.ts'
import { useKeyColumns } from '../../parts/key-columns.tsx'
import { DeleteClientDialog } from './delete-client-dialog.tsx'

/** An OAuth client and its secrets. */
export function ClientPage() {
  const { t } = useTranslation()
  const api = usePortal()
  const queries = useQueryClient()
  const project = useProject()
  const { client: id } = useParams({ from: '/inside/projects/$project/clients/$client' })
  const { data: client } = useSuspenseQuery(clientQuery(api, project.slug, id))
  const [asked, setAsked] = useState<'secret' | 'delete' | null>(null)
  const close = () => setAsked(null)
  return (
    <>
      <PageHeader
        title={client.name}
        about={<code>{client.client_id}</code>}
        crumbs={[{ title: t('clients.title'), to: `/projects/${project.slug}/clients` }]}
        actions={
          <>
            {mayMake(project) && (
              <Button
                leftSection={<Icon name="plus" size={16} />}
                onClick={() => setAsked('secret')}
              >
                {t('clients.addSecret')}
              </Button>
            )}
            {mayWork(project) && (
              <Button variant="light" color="red" onClick={() => setAsked('delete')}>
                {t('portal.clients.delete.deed')}
              </Button>
            )}
          </>
        }
      />
      <Panel title={t('keys.facts')}>
        <Facts
          facts={[
            { name: t('keys.state'), value: <ActiveState isActive={client.is_active} /> },
            { name: t('scopes.label'), value: <Scopes scopes={client.scopes} /> },
            { name: t('keys.created'), value: <Moment at={client.created_at} /> },
          ]}
        />
      </Panel>
      <Panel title={t('clients.secrets')} about={t('clients.secretsAbout')}>
        <Secrets project={project.slug} client={id} />
      </Panel>
      <AddSecretDialog
        add={async (name) => {
          const wish = { project: project.slug, client_id: id, name }
          const { secret } = await api.clients.createKey(wish)
          await queries.invalidateQueries({ queryKey: ['keys', 'list'] })
          return secret ?? ''
        }}
        isOpen={asked === 'secret'}
        onClose={close}
      />
      <DeleteClientDialog
        project={project.slug}
        client={client}
        isOpen={asked === 'delete'}
        onClose={close}
      />
    </>
  )
}

function Secrets({ project, client }: { readonly project: string; readonly client: string }) {
  const { t } = useTranslation()
  const { data } = useQuery(clientKeysQuery(usePortal(), project, client))
  return (
    <DataTable
      caption={t('clients.secrets')}
      columns={useKeyColumns()}
      rows={data?.data}
      keyOf={({ id }) => id}
      expected={2}
      empty={
        <EmptyState icon="key" title={t('clients.noSecret')}>
          {t('clients.noSecretAbout')}
        </EmptyState>
      }
    />
  )
}
