import { Alert, Group, Text } from '@mantine/core'
import { useSuspenseQuery } from '@tanstack/react-query'
import { useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { memberQuery } from '../../api/member-queries.ts'
import { useApi } from '../../api/use-api.ts'
import { useMay, useSession } from '../../api/use-session.ts'
import { Facts } from '../../parts/facts.tsx'
import { Icon } from '../../parts/icon.tsx'
import { ActiveState } from '../../parts/keys/key-state.tsx'
import { Moment } from '../../parts/moment.tsx'
import { PageHeader } from '../../parts/page-header.tsx'
import { Panel } from '../../parts/panel.tsx'
import { RoleMark } from '../../parts/role-mark.tsx'
import { SessionList } from '../../parts/sessions/session-list.tsx'
import { MemberActions } from './member-actions.tsx'
import { MemberRole } from './member-role.tsx'
import { MemberSessionsEnd } from './member-sessions-end.tsx'

const lookAgainMs = 10_000

/** One operator: what they may, how they sign in, where they are signed in, and what can be done about it. */
export function MemberPage() {
  const { t } = useTranslation()
  const api = useApi()
  const { member: id } = useParams({ from: '/inside/settings/members/$member' })
  const place = useSearch({ from: '/inside/settings/members/$member' })
  const navigate = useNavigate({ from: '/settings/members/$member' })
  const { data: member } = useSuspenseQuery({
    ...memberQuery(api, id),
    refetchInterval: lookAgainMs,
  })
  const mayChange = useMay('operators.write')
  const isSelf = useSession().operator.id === member.id
  return (
    <>
      <PageHeader
        title={member.name}
        crumbs={[
          { title: t('nav.settings'), to: '/settings' },
          { title: t('members.title'), to: '/settings/members' },
        ]}
        about={
          <Group gap={8} component="span">
            {member.email}
            <RoleMark role={member.role} />
            <ActiveState isActive={member.is_active} />
          </Group>
        }
        actions={mayChange && <MemberActions of={member} isSelf={isSelf} />}
      />
      {member.is_last_owner && (
        <Alert color="gray" mb="md" icon={<Icon name="alert" />} title={t('member.lastOwner')}>
          <Text size="sm">{t('member.lastOwnerAbout')}</Text>
        </Alert>
      )}
      <Panel title={t('member.signIn')}>
        <Facts
          facts={[
            {
              name: t('settings.twoFactor'),
              value: t(member.two_factor_enabled ? 'settings.on' : 'settings.off'),
            },
            {
              name: t('members.signedIn'),
              value: <Moment at={member.signed_in_at} never={t('members.never')} />,
            },
            { name: t('member.since'), value: <Moment at={member.created_at} /> },
          ]}
        />
      </Panel>
      {mayChange && <MemberRole key={member.role} of={member} isSelf={isSelf} />}
      <Panel
        title={t('sessions.title')}
        about={t('sessions.theirs')}
        actions={mayChange && !isSelf && <MemberSessionsEnd of={member} />}
      >
        <SessionList
          operator={member.id}
          mayEnd={mayChange || isSelf}
          place={place}
          onPlace={(to) => void navigate({ search: to })}
        />
      </Panel>
    </>
  )
}
