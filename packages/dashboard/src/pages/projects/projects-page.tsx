import type { components } from '@countersign/client'
import { Anchor, Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { projectsQuery } from '../../api/queries.ts'
import { useApi } from '../../api/use-api.ts'
import { useMay } from '../../api/use-session.ts'
import { type Column, DataTable } from '../../parts/data-table.tsx'
import { EmptyState } from '../../parts/empty-state.tsx'
import { Icon } from '../../parts/icon.tsx'
import { ActiveState } from '../../parts/keys/key-state.tsx'
import { Moment } from '../../parts/moment.tsx'
import { PageHeader } from '../../parts/page-header.tsx'
import { Pager } from '../../parts/pager.tsx'
import { ProblemNotice } from '../../parts/problem-notice.tsx'
import { SearchField } from '../../parts/search-field.tsx'
import { usePaging } from '../../parts/use-paging.ts'
import { CreateProjectDrawer } from './create-project-drawer.tsx'

type Project = components['schemas']['Project']

export function ProjectsPage() {
  const { t } = useTranslation()
  const api = useApi()
  const navigate = useNavigate({ from: '/projects' })
  const search = useSearch({ from: '/inside/projects' })
  const { q, cursor } = search
  const [isMaking, setIsMaking] = useState(false)
  const mayMake = useMay('projects.write')
  const { data, error, refetch, isPlaceholderData } = useQuery(
    projectsQuery(api, {
      ...(q === undefined ? {} : { q }),
      ...(cursor === undefined ? {} : { cursor }),
    }),
  )
  const paging = usePaging({ ...search, next: data?.next_cursor ?? null }, (place) => {
    void navigate({ search: { ...(q === undefined ? {} : { q }), ...place } })
  })
  const columns = useProjectColumns()
  const create = mayMake && (
    <Button leftSection={<Icon name="plus" size={16} />} onClick={() => setIsMaking(true)}>
      {t('projects.create')}
    </Button>
  )

  return (
    <>
      <PageHeader title={t('projects.title')} about={t('projects.about')} actions={create} />
      <div style={{ display: 'flex', marginBottom: 12 }}>
        <SearchField
          label={t('projects.search')}
          value={q ?? ''}
          onSearch={(text) => void navigate({ search: text === '' ? {} : { q: text } })}
        />
      </div>
      {error !== null && data === undefined ? (
        <ProblemNotice error={error} onRetry={() => void refetch()} />
      ) : (
        <DataTable
          caption={t('projects.title')}
          columns={columns}
          rows={data?.data}
          keyOf={({ id }) => id}
          isStale={isPlaceholderData}
          empty={
            <EmptyState
              icon={q === undefined ? 'project' : 'search'}
              title={t(q === undefined ? 'projects.none' : 'projects.noneFound')}
              action={q === undefined ? create : null}
            >
              {t(q === undefined ? 'projects.noneAbout' : 'projects.noneFoundAbout')}
            </EmptyState>
          }
        />
      )}
      <Pager {...paging} />
      <CreateProjectDrawer isOpen={isMaking} onClose={() => setIsMaking(false)} />
    </>
  )
}

function useProjectColumns(): readonly Column<Project>[] {
  const { t } = useTranslation()
  return [
    {
      id: 'name',
      title: t('projects.name'),
      cell: ({ slug, name }) => (
        <Anchor
          fw={500}
          renderRoot={(props) => (
            <Link to="/projects/$project" params={{ project: slug }} {...props} />
          )}
        >
          {name}
        </Anchor>
      ),
    },
    { id: 'slug', title: t('projects.slug'), cell: ({ slug }) => <code>{slug}</code> },
    {
      id: 'state',
      title: t('keys.state'),
      cell: ({ is_active: isActive }) => <ActiveState isActive={isActive} />,
    },
    {
      id: 'created',
      title: t('keys.created'),
      cell: ({ created_at: at }) => <Moment at={at} />,
    },
  ]
}
