import type { components } from '@countersign/client'
import { Anchor, Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { projectsQuery } from '../../api/queries.ts'
import { useApi } from '../../api/use-api.ts'
import { useMay } from '../../api/use-session.ts'
import { said } from '../../format/said.ts'
import type { Column } from '../../parts/data-table.tsx'
import { Icon } from '../../parts/icon.tsx'
import { ActiveState } from '../../parts/keys/key-state.tsx'
import { Moment } from '../../parts/moment.tsx'
import { PageHeader } from '../../parts/page-header.tsx'
import { SearchedList } from '../../parts/searched-list.tsx'
import { CreateProjectDrawer } from './create-project-drawer.tsx'

type Project = components['schemas']['Project']

export function ProjectsPage() {
  const { t } = useTranslation()
  const navigate = useNavigate({ from: '/projects' })
  const search = useSearch({ from: '/inside/projects' })
  const { q, cursor } = search
  const [isMaking, setIsMaking] = useState(false)
  const mayMake = useMay('projects.write')
  const found = useQuery(projectsQuery(useApi(), said({ q, cursor })))
  const columns = useProjectColumns()
  const create = mayMake && (
    <Button leftSection={<Icon name="plus" size={16} />} onClick={() => setIsMaking(true)}>
      {t('projects.create')}
    </Button>
  )

  return (
    <>
      <PageHeader title={t('projects.title')} about={t('projects.about')} actions={create} />
      <SearchedList
        search={search}
        onSearch={(wanted) => void navigate({ search: wanted })}
        found={found}
        columns={columns}
        icon="project"
        create={create}
        texts={{
          caption: t('projects.title'),
          search: t('projects.search'),
          none: t('projects.none'),
          noneAbout: t('projects.noneAbout'),
          noneFound: t('projects.noneFound'),
          noneFoundAbout: t('projects.noneFoundAbout'),
        }}
      />
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
