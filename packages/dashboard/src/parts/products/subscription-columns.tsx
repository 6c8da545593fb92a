import { Button, VisuallyHidden } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Subscription } from '../../api/product-queries.ts'
import type { Column } from '../data-table.tsx'
import { Moment } from '../moment.tsx'
import { useNow } from '../now.tsx'
import { ProjectName } from '../project-name.tsx'
import { ProductName } from './product-name.tsx'
import { SubscriptionState, standingOf } from './subscription-state.tsx'

/** Of subscriptions, whose other side is the page that they are shown on. */
export function useSubscriptionColumns(
  side: 'project' | 'product',
  onEnd: ((subscription: Subscription) => void) | null,
): readonly Column<Subscription>[] {
  const { t } = useTranslation()
  const now = useNow()
  return [
    {
      id: side,
      title: t(side === 'project' ? 'keys.project' : 'subscriptions.product'),
      cell: ({ project_id: project, product_id: product }) =>
        side === 'project' ? <ProjectName id={project} /> : <ProductName id={product} />,
    },
    { id: 'state', title: t('keys.state'), cell: (one) => <SubscriptionState of={one} /> },
    { id: 'from', title: t('subscriptions.from'), cell: ({ from }) => <Moment at={from} /> },
    {
      id: 'until',
      title: t('subscriptions.until'),
      cell: ({ until, cancelled_at: cancelled }) => (
        <Moment at={cancelled ?? until} never={t('subscriptions.openEnd')} />
      ),
    },
    ...(onEnd === null
      ? []
      : [
          {
            id: 'end',
            title: t('subscriptions.change'),
            cell: (one: Subscription) =>
              standingOf(one, now) === 'ended' ? (
                '—'
              ) : (
                <Button size="compact-sm" variant="default" onClick={() => onEnd(one)}>
                  {t('subscriptions.end.open')}
                  <VisuallyHidden>
                    {' '}
                    {side === 'project' ? one.project_id : one.product_id}
                  </VisuallyHidden>
                </Button>
              ),
          },
        ]),
  ]
}
