import { Group, Text } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { sessionQuery } from '../../api/queries.ts'
import { useApi } from '../../api/use-api.ts'
import { useSession } from '../../api/use-session.ts'
import { OwnNameForm } from '../../parts/account/own-name-form.tsx'
import { OwnPasswordForm } from '../../parts/account/own-password-form.tsx'
import { PageHeader } from '../../parts/page-header.tsx'
import { Panel } from '../../parts/panel.tsx'
import { RoleMark } from '../../parts/role-mark.tsx'
import { EndSessionsButton } from '../../parts/sessions/end-sessions-button.tsx'
import { SessionList } from '../../parts/sessions/session-list.tsx'
import { OwnTwoFactor } from './own-two-factor.tsx'

/** What operators see and change of their own account. */
export function AccountPage() {
  const { t } = useTranslation()
  const { operator } = useSession()
  const place = useSearch({ from: '/inside/settings/account' })
  const navigate = useNavigate({ from: '/settings/account' })
  return (
    <>
      <PageHeader
        title={t('settings.account')}
        crumbs={[{ title: t('nav.settings'), to: '/settings' }]}
        about={
          <Group gap={8} component="span">
            {operator.email}
            <RoleMark role={operator.role} />
          </Group>
        }
      />
      <OwnName />
      <OwnPassword />
      <OwnTwoFactor isOn={operator.two_factor_enabled} hasPassword={operator.has_password} />
      <Panel
        title={t('sessions.title')}
        about={t('sessions.own')}
        actions={
          <EndSessionsButton
            operator={null}
            title={t('ownAccount.signOut.ask')}
            about={t('ownAccount.signOut.about')}
            deed={t('ownAccount.signOut.deed')}
          />
        }
      >
        <SessionList
          operator={null}
          mayEnd
          place={place}
          onPlace={(to) => void navigate({ search: to })}
        />
      </Panel>
    </>
  )
}

function OwnName() {
  const { t } = useTranslation()
  const api = useApi()
  const queries = useQueryClient()
  const { operator } = useSession()
  return (
    <Panel title={t('ownAccount.name')} about={t('ownAccount.nameAbout')}>
      <OwnNameForm
        name={operator.name}
        rename={async (name) => {
          queries.setQueryData(sessionQuery(api).queryKey, await api.signIn.rename({ name }))
        }}
      />
    </Panel>
  )
}

function OwnPassword() {
  const { t } = useTranslation()
  const api = useApi()
  const queries = useQueryClient()
  const { has_password: hasPassword } = useSession().operator
  return (
    <Panel
      title={t('form.password')}
      {...(hasPassword ? { about: t('ownAccount.passwordAbout') } : {})}
    >
      {hasPassword ? (
        <OwnPasswordForm
          change={async ({ current, fresh }) => {
            await api.session.changePassword({ current, new: fresh }, { retries: 0 })
            await queries.invalidateQueries({ queryKey: ['sessions'] })
          }}
        />
      ) : (
        <Text>{t('ownAccount.noPassword')}</Text>
      )}
    </Panel>
  )
}
