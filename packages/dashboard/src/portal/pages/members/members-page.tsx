import { Badge, Button, Group, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Column, DataTable } from '../../../parts/data-table.tsx'
import { Icon } from '../../../parts/icon.tsx'
import { Moment } from '../../../parts/moment.tsx'
import { PageHeader } from '../../../parts/page-header.tsx'
import { ProblemNotice } from '../../../parts/problem-notice.tsx'
import { type Member, membersQuery } from '../../api/portal-queries.ts'
import { useCustomer, usePortal } from '../../api/use-portal.ts'
import { useProject } from '../../api/use-project.ts'
import { MemberRoleMark } from '../../parts/member-role.tsx'
import { InviteDrawer } from './invite-drawer.tsx'
import { nameOf } from './member-name.ts'
import { RemoveDialog } from './remove-dialog.tsx'
import { RoleDialog } from './role-dialog.tsx'

type Asked = { readonly does: 'role' | 'remove'; readonly of: Member } | null

/** Who belongs to a project, and who is invited to. */
export function MembersPage() {
  const { t } = useTranslation()
  const { slug: project } = useProject()
  const { data, error, refetch } = useQuery(membersQuery(usePortal(), project))
  const [isInviting, setIsInviting] = useState(false)
  const [asked, setAsked] = useState<Asked>(null)
  const close = () => setAsked(null)
  const columns = useColumns(setAsked)
  return (
    <>
      <PageHeader
        title={t('portal.members.title')}
        about={t('portal.members.about')}
        actions={
          <Button leftSection={<Icon name="plus" size={16} />} onClick={() => setIsInviting(true)}>
            {t('portal.members.invite')}
          </Button>
        }
      />
      {error !== null && data === undefined ? (
        <ProblemNotice error={error} onRetry={() => void refetch()} />
      ) : (
        <DataTable
          caption={t('portal.members.title')}
          columns={columns}
          rows={data?.data}
          keyOf={({ id }) => id}
          expected={2}
          empty={<Text c="dimmed">{t('portal.members.none')}</Text>}
        />
      )}
      <InviteDrawer project={project} isOpen={isInviting} onClose={() => setIsInviting(false)} />
      {asked?.does === 'role' && <RoleDialog project={project} of={asked.of} onClose={close} />}
      {asked?.does === 'remove' && <RemoveDialog project={project} of={asked.of} onClose={close} />}
    </>
  )
}

function useColumns(onAsk: (asked: Asked) => void): readonly Column<Member>[] {
  const { t } = useTranslation()
  const { customer } = useCustomer()
  return [
    {
      id: 'name',
      title: t('portal.members.who'),
      cell: (member) => (
        <>
          <Group gap={8} component="span">
            <Text span inherit fw={500}>
              {nameOf(member)}
            </Text>
            {member.customer_id === customer.id && (
              <Badge variant="default" size="sm" radius="sm" tt="none">
                {t('portal.members.you')}
              </Badge>
            )}
          </Group>
          {member.name !== null && (
            <Text size="sm" c="dimmed">
              {member.email}
            </Text>
          )}
        </>
      ),
    },
    {
      id: 'role',
      title: t('portal.role.label'),
      cell: ({ role }) => <MemberRoleMark role={role} />,
    },
    {
      id: 'state',
      title: t('keys.state'),
      cell: ({ state }) => t(`portal.members.state.${state}`),
    },
    {
      id: 'since',
      title: t('portal.members.since'),
      isMinor: true,
      cell: ({ created_at: at }) => <Moment at={at} />,
    },
    {
      id: 'act',
      title: t('sessions.action'),
      cell: (member) => (
        <Group gap={6}>
          <Button
            size="xs"
            variant="default"
            aria-label={t('portal.members.role.of', { name: nameOf(member) })}
            onClick={() => onAsk({ does: 'role', of: member })}
          >
            {t('portal.members.role.open')}
          </Button>
          <Button
            size="xs"
            variant="light"
            color="red"
            aria-label={t('portal.members.remove.of', { name: nameOf(member) })}
            onClick={() => onAsk({ does: 'remove', of: member })}
          >
            {t('portal.members.remove.deed')}
          </Button>
        </Group>
      ),
    },
  ]
}
