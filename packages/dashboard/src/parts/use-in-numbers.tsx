import { Alert, Skeleton, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { wholeNumber } from '../format/numbers.ts'
import { Icon } from './icon.tsx'
import { type UsedThing, useKeysApi } from './keys/keys-api.ts'
import { useUsage } from './keys/use-keys.ts'
import { Moment } from './moment.tsx'

interface Of {
  readonly of: UsedThing
  /** What the requests lose: without it, the credential that they were made with. */
  readonly losing?: 'product' | 'tokens' | 'permissions'
  /** When and from where it was used last, where that is known. */
  readonly last?: { readonly at: string | null; readonly from: string | null }
}

const days = 7

/** What ending something will break, counted: the requests that it let through in the last days. */
export function UseInNumbers({ of, losing, last }: Of) {
  const { t, i18n } = useTranslation()
  const { mayReadUsage: mayRead } = useKeysApi()
  const { data, isPending } = useQuery({
    ...useUsage(of, days),
    enabled: mayRead,
    staleTime: 0,
  })
  if (!mayRead) return null
  if (isPending) return <Skeleton height={58} />
  const accepted = data?.data.reduce((sum, { accepted: some }) => sum + some, 0) ?? 0
  const says = losing === undefined ? 'consequence' : (`consequence.${losing}` as const)
  const count = { count: accepted, number: wholeNumber(accepted, i18n.language), days }
  return (
    <Alert
      color={accepted > 0 ? 'red' : 'gray'}
      icon={<Icon name={accepted > 0 ? 'alert' : 'check'} />}
      data-testid="consequence"
    >
      <Text size="sm">{t(accepted > 0 ? `${says}.used` : `${says}.unused`, count)}</Text>
      {last !== undefined && last.at !== null && (
        <Text size="sm">
          {t('consequence.last')} <Moment at={last.at} />
          {last.from !== null && ` ${t('firstRequest.from', { address: last.from })}`}
        </Text>
      )}
    </Alert>
  )
}
