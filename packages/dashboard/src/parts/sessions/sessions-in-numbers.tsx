import { Alert, Skeleton, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { sessionsQuery } from '../../api/member-queries.ts'
import { useApi } from '../../api/use-api.ts'
import { Icon } from '../icon.tsx'
import { Moment } from '../moment.tsx'

/** What cutting somebody off will break, counted: where they are signed in now. */
export function SessionsInNumbers({ operator }: { readonly operator: string }) {
  const { t } = useTranslation()
  const { data, isPending } = useQuery({ ...sessionsQuery(useApi(), { operator }), staleTime: 0 })
  if (isPending) return <Skeleton height={58} />
  const sessions = data?.data ?? []
  const [last] = sessions
    .map(({ last_used_at: at }) => at)
    .sort((one, other) => (one < other ? 1 : -1))
  return (
    <Alert
      color={sessions.length > 0 ? 'red' : 'gray'}
      icon={<Icon name={sessions.length > 0 ? 'alert' : 'check'} />}
      data-testid="consequence"
    >
      <Text size="sm">
        {t(sessions.length > 0 ? 'sessions.many' : 'sessions.nowhere', { count: sessions.length })}
      </Text>
      {last !== undefined && (
        <Text size="sm">
          {t('sessions.lastUsed')} <Moment at={last} />
        </Text>
      )}
    </Alert>
  )
}
