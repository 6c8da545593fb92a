import { Button, Group } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import {
  type Subscription,
  type SubscriptionsOf,
  subscriptionsQuery,
} from '../../api/product-queries.ts'
import { useApi } from '../../api/use-api.ts'
import { useMay } from '../../api/use-session.ts'
import { DataTable } from '../data-table.tsx'
import { EmptyState } from '../empty-state.tsx'
import { Icon } from '../icon.tsx'
import { Pager } from '../pager.tsx'
import { ProblemNotice } from '../problem-notice.tsx'
import { usePaging } from '../use-paging.ts'
import { EndSubscriptionDialog } from './end-subscription-dialog.tsx'
import { SubscribeDrawer } from './subscribe-drawer.tsx'
import { useSubscriptionColumns } from './subscription-columns.tsx'

interface Listed {
  readonly of: SubscriptionsOf
  /** What the project or the product is called. */
  readonly name: string
}

/** What a project has, or who has a product; new ones begin and old ones end here. */
export function Subscriptions({ of, name }: Listed) {
  const { t } = useTranslation()
  const mayChange = useMay('subscriptions.write')
  const [isMaking, setIsMaking] = useState(false)
  const [ending, setEnding] = useState<Subscription | null>(null)
  const [place, setPlace] = useState<{ readonly cursor?: string; readonly page?: number }>({})
  const { data, error, refetch, isPlaceholderData } = useQuery(
    subscriptionsQuery(useApi(), of, place.cursor),
  )
  const paging = usePaging({ ...place, next: data?.next_cursor ?? null }, setPlace)
  const side = 'project' in of ? 'product' : 'project'
  const columns = useSubscriptionColumns(side, mayChange ? setEnding : null)
  const create = mayChange && (
    <Button
      variant="default"
      leftSection={<Icon name="plus" size={16} />}
      onClick={() => setIsMaking(true)}
    >
      {t(`subscriptions.add.${side}`)}
    </Button>
  )
  if (error !== null && data === undefined) {
    return <ProblemNotice error={error} onRetry={() => void refetch()} />
  }
  return (
    <>
      {data?.data.length !== 0 && (
        <Group justify="flex-end" mb="sm" mih={36}>
          {create}
        </Group>
      )}
      <DataTable
        caption={t('subscriptions.title')}
        columns={columns}
        rows={data?.data}
        keyOf={({ id }) => id}
        expected={3}
        isStale={isPlaceholderData}
        empty={
          <EmptyState icon="product" title={t(`subscriptions.none.${side}`)} action={create}>
            {t(`subscriptions.noneAbout.${side}`)}
          </EmptyState>
        }
      />
      <Pager {...paging} />
      <SubscribeDrawer of={of} name={name} isOpen={isMaking} onClose={() => setIsMaking(false)} />
      <EndSubscriptionDialog subscription={ending} onClose={() => setEnding(null)} />
    </>
  )
}
