import { Stack, Text } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { TaggedProduct } from '../../api/product-queries.ts'
import { useApi } from '../../api/use-api.ts'
import { ProblemNotice } from '../../parts/problem-notice.tsx'
import { ProductForm, type ProductWishes } from '../../parts/products/product-form.tsx'
import { SideDrawer } from '../../parts/side-drawer.tsx'
import { useToast } from '../../parts/toasts.tsx'
import { UseInNumbers } from '../../parts/use-in-numbers.tsx'

interface Opened {
  readonly product: TaggedProduct
  readonly isOpen: boolean
  readonly onClose: () => void
}

export function EditProductDrawer({ product, isOpen, onClose }: Opened) {
  const { t } = useTranslation()
  return (
    <SideDrawer
      isOpen={isOpen}
      onClose={onClose}
      title={t('products.editing', { name: product.name })}
    >
      <Editing product={product} onClose={onClose} />
    </SideDrawer>
  )
}

function Editing({ product, onClose }: Omit<Opened, 'isOpen'>) {
  const { t } = useTranslation()
  const api = useApi()
  const queries = useQueryClient()
  const toast = useToast()
  const changing = useMutation({
    mutationFn: ({ name, capabilities, scopes, tier }: ProductWishes) =>
      api.products.change(
        { product: product.id, name, capabilities, scopes, tier },
        { ifMatch: product.etag },
      ),
    onSuccess: ({ name }) => {
      toast(t('products.changed', { name }))
      onClose()
    },
    onSettled: () => queries.invalidateQueries({ queryKey: ['products'] }),
  })
  const { name, slug, capabilities, scopes, tier } = product
  return (
    <Stack gap="md">
      {changing.error !== null && <ProblemNotice error={changing.error} />}
      <ProductForm
        present={{ name, slug, capabilities: [...capabilities], scopes: [...scopes], tier }}
        deed={t('products.save')}
        isBusy={changing.isPending}
        onWish={(wishes) => changing.mutate(wishes)}
        onCancel={onClose}
        warning={(wishes) => <Losing product={product} wishes={wishes} />}
      />
    </Stack>
  )
}

interface Changed {
  readonly product: TaggedProduct
  readonly wishes: ProductWishes
}

/** What subscribers would lose, and what they use; nothing where nothing is taken away. */
function Losing({ product, wishes }: Changed) {
  const { t } = useTranslation()
  const kept = new Set([...wishes.capabilities, ...wishes.scopes])
  const lost = [...product.capabilities, ...product.scopes].filter((name) => !kept.has(name))
  if (lost.length === 0) return null
  return (
    <Stack gap="xs">
      <Text size="sm">{t('products.losing', { names: lost.join(', ') })}</Text>
      <UseInNumbers of={{ product: product.id }} losing="product" />
    </Stack>
  )
}
