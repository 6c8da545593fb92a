import { Group, Skeleton, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Moment } from '../moment.tsx'
import { Outcomes } from '../outcomes.tsx'
import { Panel } from '../panel.tsx'
import { type KeyTold, useKeysApi } from './keys-api.ts'
import { useUsage } from './use-keys.ts'

const days = 30
const lookAgainMs = 5_000

/** How a key is used: when last and from where, and what became of its requests. */
export function KeyUse({ of: key }: { readonly of: KeyTold }) {
  const { t } = useTranslation()
  const { mayReadUsage: mayRead } = useKeysApi()
  const { data } = useQuery({
    ...useUsage({ key: key.id }, days),
    enabled: mayRead,
    refetchInterval: lookAgainMs,
  })
  const from = key.secrets.find(({ last_used_at: at }) => at === key.last_used_at)?.last_used_from
  return (
    <Panel title={t('use.title')} about={t('use.about', { days })}>
      <Group gap="xl" align="flex-start">
        <div data-testid="last-use">
          <Text size="sm" c="dimmed">
            {t('keys.lastUsed')}
          </Text>
          <Text fw={600}>
            <Moment at={key.last_used_at} never={t('keys.neverUsed')} />
          </Text>
          {typeof from === 'string' && (
            <Text size="sm">{t('firstRequest.from', { address: from })}</Text>
          )}
        </div>
        {mayRead &&
          (data === undefined ? (
            <Skeleton height={64} width={260} />
          ) : (
            <Outcomes figures={data.data} days={days} />
          ))}
      </Group>
    </Panel>
  )
}
