import { Group } from '@mantine/core'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useSession } from '../../api/use-session.ts'
import { PageHeader } from '../../parts/page-header.tsx'
import { Panel } from '../../parts/panel.tsx'
import { RoleMark } from '../../parts/role-mark.tsx'
import { EndSessionsButton } from '../../parts/sessions/end-sessions-button.tsx'
import { SessionList } from '../../parts/sessions/session-list.tsx'
import { OwnName } from './own-name.tsx'
import { OwnPassword } from './own-password.tsx'
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
      <OwnName name={operator.name} />
      <OwnPassword hasPassword={operator.has_password} />
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
