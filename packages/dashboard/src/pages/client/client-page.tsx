import type { components } from '@countersign/client'
import { Button } from '@mantine/core'
import { useQuery, useSuspenseQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { clientKeysQuery, clientQuery, projectQuery } from '../../api/queries.ts'
import { useApi } from '../../api/use-api.ts'
import { useMay } from '../../api/use-session.ts'
import { AddSecretDialog } from '../../parts/clients/add-secret-dialog.tsx'
import { DataTable } from '../../parts/data-table.tsx'
import { EmptyState } from '../../parts/empty-state.tsx'
import { Facts } from '../../parts/facts.tsx'
import { Icon } from '../../parts/icon.tsx'
import { useKeyColumns } from '../../parts/keys/key-columns.tsx'
import { ActiveState } from '../../parts/keys/key-state.tsx'
import { Scopes } from '../../parts/keys/scopes.tsx'
import { Moment } from '../../parts/moment.tsx'
import { PageHeader } from '../../parts/page-header.tsx'
import { Panel } from '../../parts/panel.tsx'
import { ClientStateDialog } from './client-state-dialog.tsx'
import { EditClient } from './edit-client.tsx'

export function ClientPage() {
  const { t } = useTranslation()
  const api = useApi()
  const { client: id } = useParams({ from: '/inside/clients/$client' })
  const { data: client } = useSuspenseQuery(clientQuery(api, id))
  const { data: project } = useQuery(projectQuery(api, client.project_id))
  const mayChange = useMay('clients.write')
  const [asked, setAsked] = useState<'edit' | 'secret' | 'state' | null>(null)
  const close = () => setAsked(null)
  const crumbs =
    project === undefined
      ? []
      : [{ title: project.name, to: `/projects/${project.slug}?tab=clients` }]
  return (
    <>
      <PageHeader
        title={client.name}
        about={<code>{client.client_id}</code>}
        crumbs={[{ title: t('nav.projects'), to: '/projects' }, ...crumbs]}
        actions={
          mayChange && (
            <>
              <Button variant="default" onClick={() => setAsked('edit')}>
                {t('edit.open')}
              </Button>
              <Button variant="default" onClick={() => setAsked('state')}>
                {t(client.is_active ? 'clients.deactivate.deed' : 'clients.activate.deed')}
              </Button>
              <Button
                leftSection={<Icon name="plus" size={16} />}
                onClick={() => setAsked('secret')}
              >
                {t('clients.addSecret')}
              </Button>
            </>
          )
        }
      />
      <Panel title={t('keys.facts')}>
        <ClientFacts client={client} />
      </Panel>
      <Panel title={t('clients.secrets')} about={t('clients.secretsAbout')}>
        <Secrets client={id} />
      </Panel>
      <EditClient client={client} isOpen={asked === 'edit'} onClose={close} />
      <AddSecretDialog
        add={async (name) => (await api.clients.createKey({ client_id: id, name })).secret ?? ''}
        isOpen={asked === 'secret'}
        onClose={close}
      />
      <ClientStateDialog client={client} isOpen={asked === 'state'} onClose={close} />
    </>
  )
}

function ClientFacts({ client }: { readonly client: components['schemas']['Client'] }) {
  const { t } = useTranslation()
  return (
    <Facts
      facts={[
        { name: t('keys.state'), value: <ActiveState isActive={client.is_active} /> },
        { name: t('scopes.label'), value: <Scopes scopes={client.scopes} /> },
        { name: t('clients.tier'), value: client.tier ?? t('clients.usualTier') },
        { name: t('clients.audiences'), value: client.audiences?.join(', ') ?? '—' },
        { name: t('keys.created'), value: <Moment at={client.created_at} /> },
      ]}
    />
  )
}

function Secrets({ client }: { readonly client: string }) {
  const { t } = useTranslation()
  const { data } = useQuery(clientKeysQuery(useApi(), client))
  return (
    <DataTable
      caption={t('clients.secrets')}
      columns={useKeyColumns({ withProject: false })}
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
