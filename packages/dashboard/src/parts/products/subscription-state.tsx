import { Badge } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Subscription } from '../../api/product-queries.ts'
import { useNow } from '../now.tsx'

export type Standing = 'current' | 'coming' | 'ended'

const colors: Readonly<Record<Standing, string>> = { current: 'teal', coming: 'ink', ended: 'gray' }

/** What a subscription is at an instant. */
export function standingOf({ from, until, cancelled_at }: Subscription, now: number): Standing {
  if (cancelled_at !== null || (until !== null && Date.parse(until) <= now)) return 'ended'
  return Date.parse(from) > now ? 'coming' : 'current'
}

export function SubscriptionState({ of }: { readonly of: Subscription }) {
  const { t } = useTranslation()
  const standing = standingOf(of, useNow())
  return (
    <Badge variant="light" color={colors[standing]} size="sm" radius="sm" tt="none">
      {t(`subscriptions.${standing}`)}
    </Badge>
  )
}
