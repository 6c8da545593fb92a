import { Anchor } from '@mantine/core'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { Facts } from '../../../parts/facts.tsx'
import { Moment } from '../../../parts/moment.tsx'
import { PageHeader } from '../../../parts/page-header.tsx'
import { Panel } from '../../../parts/panel.tsx'
import { useCustomer } from '../../api/use-portal.ts'
import { mayMake, useProject } from '../../api/use-project.ts'
import { CreateKeyButton, KeysPanel } from '../../parts/keys-panel.tsx'
import { MemberRoleMark } from '../../parts/member-role.tsx'

/** Where the published pages of APIs send their readers: settings, API keys, create one, manage them. */
export function SettingsPage() {
  const { t } = useTranslation()
  const project = useProject()
  const { customer } = useCustomer()
  const search = useSearch({ from: '/inside/projects/$project/settings' })
  const navigate = useNavigate({ from: '/projects/$project/settings' })
  const create = () => void navigate({ search: { ...search, create: true } })
  return (
    <>
      <PageHeader title={t('portal.nav.settings')} />
      <Panel
        title={t('keys.title')}
        about={t(project.self_service ? 'portal.keys.about' : 'portal.keys.aboutRequests')}
        actions={
          mayMake(project) && (
            <CreateKeyButton onCreate={create} says={t('portal.settings.createKey')} />
          )
        }
      >
        <KeysPanel
          project={project}
          search={search}
          onSearch={(wanted) => void navigate({ search: wanted })}
        />
      </Panel>
      <Panel title={t('keys.project')}>
        <Facts
          facts={[
            { name: t('portal.project.name'), value: project.name },
            { name: t('portal.project.slug'), value: <code>{project.slug}</code> },
            { name: t('keys.id'), value: <code>{project.id}</code> },
            { name: t('portal.role.own'), value: <MemberRoleMark role={project.role} /> },
            { name: t('keys.created'), value: <Moment at={project.created_at} /> },
          ]}
        />
      </Panel>
      <Panel
        title={t('portal.account.title')}
        actions={
          <Anchor renderRoot={(props) => <Link to="/account" {...props} />}>
            {t('portal.account.open')}
          </Anchor>
        }
      >
        <Facts
          facts={[
            { name: t('form.name'), value: customer.name },
            { name: t('form.email'), value: customer.email ?? '—' },
          ]}
        />
      </Panel>
    </>
  )
}
