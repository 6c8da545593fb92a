import { Badge, Button, Group } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Invitation, invitationsQuery } from '../../api/member-queries.ts'
import { useApi } from '../../api/use-api.ts'
import { useMay } from '../../api/use-session.ts'
import type { PlaceSearch } from '../../app/search.ts'
import { type Column, DataTable } from '../../parts/data-table.tsx'
import { EmptyState } from '../../parts/empty-state.tsx'
import { Moment } from '../../parts/moment.tsx'
import { Pager } from '../../parts/pager.tsx'
import { ProblemNotice } from '../../parts/problem-notice.tsx'
import { RoleMark } from '../../parts/role-mark.tsx'
import { usePaging } from '../../parts/use-paging.ts'
import { InviteDrawer } from './invite-drawer.tsx'
import { WithdrawDialog } from './withdraw-dialog.tsx'

interface Listed {
  readonly place: PlaceSearch
  readonly onPlace: (place: PlaceSearch) => void
  readonly action: ReactNode
}

/** Invitations that nobody has accepted yet, also those that came to their end. */
export function InvitationList({ place, onPlace, action }: Listed) {
  const { t } = useTranslation()
  const [asked, setAsked] = useState<Invitation | null>(null)
  const [again, setAgain] = useState<Invitation | null>(null)
  const where = place.cursor === undefined ? {} : { cursor: place.cursor }
  const { data, error, refetch, isPlaceholderData } = useQuery(invitationsQuery(useApi(), where))
  const paging = usePaging({ ...place, next: data?.next_cursor ?? null }, onPlace)
  const columns = useColumns({ onWithdraw: setAsked, onAgain: setAgain })
  if (error !== null && data === undefined)
    return <ProblemNotice error={error} onRetry={() => void refetch()} />
  return (
    <>
      <DataTable
        caption={t('members.tab.invitations')}
        columns={columns}
        rows={data?.data}
        keyOf={({ id }) => id}
        expected={3}
        isStale={isPlaceholderData}
        empty={
          <EmptyState icon="member" title={t('invitations.none')} action={action}>
            {t('invitations.noneAbout')}
          </EmptyState>
        }
      />
      <Pager {...paging} />
      {asked !== null && <WithdrawDialog of={asked} onClose={() => setAsked(null)} />}
      {again !== null && <InviteDrawer isOpen again={again} onClose={() => setAgain(null)} />}
    </>
  )
}

interface Acts {
  readonly onWithdraw: (invitation: Invitation) => void
  readonly onAgain: (invitation: Invitation) => void
}

function useColumns(acts: Acts): readonly Column<Invitation>[] {
  const { t } = useTranslation()
  const actions: Column<Invitation> = {
    id: 'actions',
    title: t('sessions.action'),
    cell: (invitation) => <Actions of={invitation} {...acts} />,
  }
  return [
    {
      id: 'email',
      title: t('form.email'),
      cell: ({ email }) => <span style={{ overflowWrap: 'anywhere' }}>{email}</span>,
    },
    { id: 'role', title: t('roles.label'), cell: ({ role }) => <RoleMark role={role} /> },
    {
      id: 'state',
      title: t('keys.state'),
      cell: ({ state }) => (
        <Badge
          variant="light"
          color={state === 'open' ? 'teal' : 'orange'}
          size="sm"
          radius="sm"
          tt="none"
        >
          {t(`invitations.state.${state}`)}
        </Badge>
      ),
    },
    {
      id: 'ends',
      title: t('invitations.ends'),
      cell: ({ expires_at: at }) => <Moment at={at} />,
    },
    ...(useMay('operators.write') ? [actions] : []),
  ]
}

function Actions({ of, onWithdraw, onAgain }: Acts & { readonly of: Invitation }) {
  const { t } = useTranslation()
  const { email } = of
  return (
    <Group gap={8}>
      {of.state === 'expired' && (
        <Button
          variant="default"
          size="xs"
          aria-label={t('invitations.again.of', { email })}
          onClick={() => onAgain(of)}
        >
          {t('invitations.again.deed')}
        </Button>
      )}
      <Button
        variant="default"
        size="xs"
        aria-label={t('invitations.withdraw.of', { email })}
        onClick={() => onWithdraw(of)}
      >
        {t('invitations.withdraw.deed')}
      </Button>
    </Group>
  )
}
