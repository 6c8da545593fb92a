import { Anchor } from '@mantine/core'
import { Link, Navigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { type Column, DataTable } from '../../../parts/data-table.tsx'
import { EmptyState } from '../../../parts/empty-state.tsx'
import { PageHeader } from '../../../parts/page-header.tsx'
import type { Membership } from '../../api/entry-calls.ts'
import { useCustomer } from '../../api/use-portal.ts'
import { MemberRoleMark } from '../../parts/member-role.tsx'

/** The projects that one belongs to. Who belongs to a single one is led into it. */
export function ProjectsPage() {
  const { t } = useTranslation()
  const { memberships } = useCustomer()
  const columns = useColumns()
  const [only] = memberships
  if (only !== undefined && memberships.length === 1) {
    return <Navigate to="/projects/$project" params={{ project: only.project.slug }} replace />
  }
  return (
    <>
      <PageHeader title={t('portal.projects.title')} about={t('portal.projects.about')} />
      <DataTable
        caption={t('portal.projects.title')}
        columns={columns}
        rows={memberships}
        keyOf={({ project }) => project.id}
        empty={
          <EmptyState icon="project" title={t('portal.projects.none')}>
            {t('portal.projects.noneAbout')}
          </EmptyState>
        }
      />
    </>
  )
}

function useColumns(): readonly Column<Membership>[] {
  const { t } = useTranslation()
  return [
    {
      id: 'name',
      title: t('keys.project'),
      cell: ({ project: { slug, name } }) => (
        <>
          <Anchor
            fw={500}
            renderRoot={(props) => (
              <Link to="/projects/$project" params={{ project: slug }} {...props} />
            )}
          >
            {name}
          </Anchor>
          <div>
            <code>{slug}</code>
          </div>
        </>
      ),
    },
    {
      id: 'role',
      title: t('portal.role.label'),
      cell: ({ role }) => <MemberRoleMark role={role} />,
    },
  ]
}
