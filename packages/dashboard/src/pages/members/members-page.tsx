import { Button, Tabs } from '@mantine/core'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useMay } from '../../api/use-session.ts'
import type { MembersSearch } from '../../app/members-search.ts'
import { Icon } from '../../parts/icon.tsx'
import { PageHeader } from '../../parts/page-header.tsx'
import { InvitationList } from './invitation-list.tsx'
import { InviteDrawer } from './invite-drawer.tsx'
import { MemberList } from './member-list.tsx'

const tabs = ['members', 'invitations'] as const

/** Who operates the installation, and who is invited to. */
export function MembersPage() {
  const { t } = useTranslation()
  const { invite: isInviting, ...listed } = useSearch({ from: '/inside/settings/members' })
  const navigate = useNavigate({ from: '/settings/members' })
  const go = (search: MembersSearch) => void navigate({ search })
  const { tab = 'members', ...place } = listed
  const invite = () => go({ ...listed, invite: true })
  const mayInvite = useMay('operators.write')
  const inviting = mayInvite && (
    <Button leftSection={<Icon name="plus" size={16} />} onClick={invite}>
      {t('members.invite')}
    </Button>
  )
  return (
    <>
      <PageHeader
        title={t('members.title')}
        about={t('members.about')}
        crumbs={[{ title: t('nav.settings'), to: '/settings' }]}
        actions={inviting}
      />
      <Tabs
        value={tab}
        keepMounted={false}
        onChange={(chosen) => go(chosen === 'invitations' ? { tab: chosen } : {})}
      >
        <Tabs.List mb="md">
          {tabs.map((name) => (
            <Tabs.Tab key={name} value={name}>
              {t(`members.tab.${name}`)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <Tabs.Panel value="members">
          <MemberList place={place} onPlace={go} />
        </Tabs.Panel>
        <Tabs.Panel value="invitations">
          <InvitationList
            place={place}
            onPlace={(to) => go({ tab: 'invitations', ...to })}
            action={inviting}
          />
        </Tabs.Panel>
      </Tabs>
      <InviteDrawer isOpen={isInviting === true && mayInvite} onClose={() => go(listed)} />
    </>
  )
}
