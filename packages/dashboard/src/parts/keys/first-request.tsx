import { Loader, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Icon } from '../icon.tsx'
import { Moment } from '../moment.tsx'
import classes from './first-request.module.css'
import { useKey, useUsage } from './use-keys.ts'

interface Awaited {
  readonly keyId: string
  /** Uses before this instant are not the ones that are waited for. */
  readonly since: string
}

const askEveryMs = 1_500

/** Waits for a request with a key that was just made, and shows it when it has come. */
export function FirstRequest({ keyId, since }: Awaited) {
  const { t } = useTranslation()
  const key = useQuery({
    ...useKey(keyId),
    refetchInterval: ({ state }) => (isUsed(state.data?.last_used_at, since) ? false : askEveryMs),
  })
  const used = isUsed(key.data?.last_used_at, since)
  const usage = useQuery({
    ...useUsage({ key: keyId }, 1),
    refetchInterval: used ? false : askEveryMs,
    staleTime: 0,
  })
  const refused = usage.data?.data.filter(({ code }) => code !== 'valid') ?? []
  const from = key.data?.secrets.map(({ last_used_from: address }) => address).find(Boolean)

  return (
    <div className={classes.strip} data-arrived={used} aria-live="polite">
      {used ? <Icon name="check" /> : <Loader size={16} color="gray" aria-hidden="true" />}
      <div>
        <Text size="sm" fw={600}>
          {t(used ? 'firstRequest.arrived' : 'firstRequest.waiting')}
        </Text>
        {used && key.data !== undefined && (
          <Text size="sm">
            <Moment at={key.data.last_used_at} />{' '}
            {from !== undefined && t('firstRequest.from', { address: from })}
          </Text>
        )}
        {!used &&
          refused.map(({ code, requests }) => (
            <Text size="sm" key={code}>
              {t('firstRequest.refused', { count: requests, code: code ?? '' })}
            </Text>
          ))}
      </div>
    </div>
  )
}

function isUsed(lastUsedAt: string | null | undefined, since: string): boolean {
  return typeof lastUsedAt === 'string' && Date.parse(lastUsedAt) >= Date.parse(since)
}
