import { List, Text } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { subscriptionsQuery, type TaggedProduct } from '../../api/product-queries.ts'
import { useApi } from '../../api/use-api.ts'
import { useMay } from '../../api/use-session.ts'
import { ConfirmDialog } from '../../parts/confirm-dialog.tsx'
import { useNow } from '../../parts/now.tsx'
import { standingOf } from '../../parts/products/subscription-state.tsx'
import { ProjectName } from '../../parts/project-name.tsx'
import { useToast } from '../../parts/toasts.tsx'
import { UseInNumbers } from '../../parts/use-in-numbers.tsx'

interface Asked {
  readonly product: TaggedProduct
  readonly isOpen: boolean
  readonly onClose: () => void
}

/** Withdraws a product from everybody who has it, once it has been said who that is. */
export function WithdrawDialog({ product, isOpen, onClose }: Asked) {
  const { t } = useTranslation()
  const api = useApi()
  const queries = useQueryClient()
  const navigate = useNavigate()
  const toast = useToast()
  const withdrawing = useMutation({
    mutationFn: () =>
      api.products.delete(
        { product: product.id, subscriptions: 'cancel' },
        { ifMatch: product.etag },
      ),
    onSuccess: async () => {
      toast(t('products.withdraw.done', { name: product.name }))
      onClose()
      await navigate({ to: '/products' })
      queries.removeQueries({ queryKey: ['products', 'one'] })
      await queries.invalidateQueries({ queryKey: ['products', 'list'] })
      await queries.invalidateQueries({ queryKey: ['subscriptions'] })
    },
    onError: () => queries.invalidateQueries({ queryKey: ['products', 'one'] }),
  })
  return (
    <ConfirmDialog
      isOpen={isOpen}
      onClose={onClose}
      title={t('products.withdraw.ask', { name: product.name })}
      deed={t('products.withdraw.deed')}
      isDestructive
      isBusy={withdrawing.isPending}
      error={withdrawing.error}
      onConfirm={() => withdrawing.mutate()}
    >
      <Text>{t('products.withdraw.about')}</Text>
      {isOpen && (
        <>
          <Losers product={product.id} />
          <UseInNumbers of={{ product: product.id }} losing="product" />
        </>
      )}
    </ConfirmDialog>
  )
}

const mostNamed = 5

/** The projects that have it, or will. */
function Losers({ product }: { readonly product: string }) {
  const { t } = useTranslation()
  const mayRead = useMay('subscriptions.read')
  const now = useNow()
  const { data } = useQuery({ ...subscriptionsQuery(useApi(), { product }), enabled: mayRead })
  if (data === undefined) return null
  const alive = data.data.filter((one) => standingOf(one, now) !== 'ended')
  const projects = [...new Set(alive.map(({ project_id: id }) => id))]
  if (projects.length === 0) return <Text size="sm">{t('products.withdraw.nobody')}</Text>
  const isCut = data.next_cursor !== null
  const others = projects.length - mostNamed
  return (
    <div>
      <Text size="sm">
        {t('products.withdraw.losers', {
          count: projects.length,
          number: `${projects.length}${isCut ? '+' : ''}`,
        })}
      </Text>
      <List size="sm" mt={4}>
        {projects.slice(0, mostNamed).map((id) => (
          <List.Item key={id}>
            <ProjectName id={id} />
          </List.Item>
        ))}
      </List>
      {others > 0 && (
        <Text size="sm" c="dimmed">
          {t('products.more', { count: others })}
        </Text>
      )}
    </div>
  )
}
