import { Alert, Button, Group, Text } from '@mantine/core'
import { useIsFetching, useQueryClient } from '@tanstack/react-query'
import { useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'
import { problemKind } from '../api/problems.ts'
import { Icon } from './icon.tsx'

/** Says that the service can't be reached. What is on the screen stays, and is as old as it is. */
export function ConnectionBanner() {
  const { t } = useTranslation()
  const queries = useQueryClient()
  const isTrying = useIsFetching() > 0
  if (!useIsUnreachable()) return null
  return (
    <Alert color="yellow" icon={<Icon name="offline" />} mb="lg" role="status">
      <Group justify="space-between" gap="sm">
        <div>
          <Text fw={600} size="sm">
            {t('connection.title')}
          </Text>
          <Text size="sm">{t('connection.text')}</Text>
        </div>
        <Button
          size="xs"
          variant="default"
          loading={isTrying}
          onClick={() => void queries.refetchQueries({ type: 'active' })}
        >
          {t('problem.retry')}
        </Button>
      </Group>
    </Alert>
  )
}

/** Whether the last answer to something that is on the screen was none. */
function useIsUnreachable(): boolean {
  const cache = useQueryClient().getQueryCache()
  return useSyncExternalStore(
    (onChange) => cache.subscribe(onChange),
    () =>
      cache
        .findAll({ type: 'active' })
        .some(
          ({ state: { status, error, fetchFailureReason } }) =>
            (status === 'error' && problemKind(error) === 'unreachable') ||
            (fetchFailureReason !== null && problemKind(fetchFailureReason) === 'unreachable'),
        ),
  )
}
