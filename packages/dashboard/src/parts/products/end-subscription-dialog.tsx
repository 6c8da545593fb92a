import { Text } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { Subscription } from '../../api/product-queries.ts'
import { useApi } from '../../api/use-api.ts'
import { ConfirmDialog } from '../confirm-dialog.tsx'
import { ProjectName } from '../project-name.tsx'
import { useToast } from '../toasts.tsx'
import { UseInNumbers } from '../use-in-numbers.tsx'
import { ProductName } from './product-name.tsx'

interface Asked {
  /** Null: nothing is asked. */
  readonly subscription: Subscription | null
  readonly onClose: () => void
}

/** Takes a product from a project now, once it has been said how much that project uses its keys. */
export function EndSubscriptionDialog({ subscription, onClose }: Asked) {
  const { t } = useTranslation()
  const api = useApi()
  const queries = useQueryClient()
  const toast = useToast()
  const ending = useMutation({
    mutationFn: (id: string) => api.subscriptions.cancel({ subscription: id }),
    onSuccess: () => {
      toast(t('subscriptions.end.done'))
      onClose()
    },
    onSettled: () => queries.invalidateQueries({ queryKey: ['subscriptions'] }),
  })
  // what it was about stays while the dialog goes
  const last = useRef(subscription)
  if (subscription !== null) last.current = subscription
  const shown = last.current
  return (
    <ConfirmDialog
      isOpen={subscription !== null}
      onClose={() => {
        ending.reset()
        onClose()
      }}
      title={t('subscriptions.end.ask')}
      deed={t('subscriptions.end.deed')}
      isDestructive
      isBusy={ending.isPending}
      error={ending.error}
      onConfirm={() => {
        if (subscription !== null) ending.mutate(subscription.id)
      }}
    >
      {shown !== null && (
        <>
          <Text fw={500}>
            <ProjectName id={shown.project_id} /> · <ProductName id={shown.product_id} />
          </Text>
          <Text>{t('subscriptions.end.about')}</Text>
          {subscription !== null && (
            <UseInNumbers of={{ project: shown.project_id }} losing="product" />
          )}
        </>
      )}
    </ConfirmDialog>
  )
}
