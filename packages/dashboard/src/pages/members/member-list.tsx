import { Anchor, Badge, Group, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { type Member, membersQuery } from '../../api/member-queries.ts'
import { useApi } from '../../api/use-api.ts'
import { useSession } from '../../api/use-session.ts'
import type { PlaceSearch } from '../../app/search.ts'
import { type Column, DataTable } from '../../parts/data-table.tsx'
import { ActiveState } from '../../parts/keys/key-state.tsx'
import { Moment } from '../../parts/moment.tsx'
import { Pager } from '../../parts/pager.tsx'
import { ProblemNotice } from '../../parts/problem-notice.tsx'
import { RoleMark } from '../../parts/role-mark.tsx'
import { usePaging } from '../../parts/use-paging.ts'

interface Listed {
  readonly place: PlaceSearch
  readonly onPlace: (place: PlaceSearch) => void
}

export function MemberList({ place, onPlace }: Listed) {
  const { t } = useTranslation()
  const where = place.cursor === undefined ? {} : { cursor: place.cursor }
  const { data, error, refetch, isPlaceholderData } = useQuery(membersQuery(useApi(), where))
  const paging = usePaging({ ...place, next: data?.next_cursor ?? null }, onPlace)
  const columns = useColumns()
  if (error !== null && data === undefined)
    return <ProblemNotice error={error} onRetry={() => void refetch()} />
  return (
    <>
      <DataTable
        caption={t('members.title')}
        columns={columns}
        rows={data?.data}
        keyOf={({ id }) => id}
        expected={3}
        isStale={isPlaceholderData}
        empty={<Text c="dimmed">{t('members.none')}</Text>}
      />
      <Pager {...paging} />
    </>
  )
}

function useColumns(): readonly Column<Member>[] {
  const { t } = useTranslation()
  const { operator: self } = useSession()
  return [
    {
      id: 'name',
      title: t('members.name'),
      cell: ({ id, name, email }) => (
        <div>
          <Group gap={8} component="span">
            <Anchor
              fw={500}
              renderRoot={(props) => (
                <Link to="/settings/members/$member" params={{ member: id }} {...props} />
              )}
            >
              {name}
            </Anchor>
            {id === self.id && (
              <Badge variant="default" size="sm" radius="sm" tt="none">
                {t('members.you')}
              </Badge>
            )}
          </Group>
          <Text size="sm" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
            {email}
          </Text>
        </div>
      ),
    },
    { id: 'role', title: t('roles.label'), cell: ({ role }) => <RoleMark role={role} /> },
    {
      id: 'second',
      title: t('settings.twoFactor'),
      cell: ({ two_factor_enabled: isOn }) => t(isOn ? 'settings.on' : 'settings.off'),
    },
    {
      id: 'signedIn',
      title: t('members.signedIn'),
      cell: ({ signed_in_at: at }) => <Moment at={at} never={t('members.never')} />,
    },
    {
      id: 'state',
      title: t('keys.state'),
      cell: ({ is_active: isActive }) => <ActiveState isActive={isActive} />,
    },
  ]
}
