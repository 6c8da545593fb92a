import { Stack } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useApi } from '../../api/use-api.ts'
import { ProblemNotice } from '../../parts/problem-notice.tsx'
import { ProductForm, type ProductWishes } from '../../parts/products/product-form.tsx'
import { SideDrawer } from '../../parts/side-drawer.tsx'
import { useToast } from '../../parts/toasts.tsx'

interface Opened {
  readonly isOpen: boolean
  readonly onClose: () => void
}

export function CreateProductDrawer({ isOpen, onClose }: Opened) {
  const { t } = useTranslation()
  return (
    <SideDrawer isOpen={isOpen} onClose={onClose} title={t('products.create')}>
      <NewProduct onClose={onClose} />
    </SideDrawer>
  )
}

/** Makes a product and goes to its page, where projects are given it. */
function NewProduct({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation()
  const api = useApi()
  const queries = useQueryClient()
  const navigate = useNavigate()
  const toast = useToast()
  const making = useMutation({
    mutationFn: (wishes: ProductWishes) => api.products.create(wishes),
    onSuccess: async ({ name, slug }) => {
      await queries.invalidateQueries({ queryKey: ['products', 'list'] })
      toast(t('products.made', { name }))
      onClose()
      await navigate({ to: '/products/$product', params: { product: slug } })
    },
  })
  return (
    <Stack gap="md">
      {making.error !== null && <ProblemNotice error={making.error} />}
      <ProductForm
        deed={t('products.createDeed')}
        isBusy={making.isPending}
        onWish={(wishes) => making.mutate(wishes)}
        onCancel={onClose}
      />
    </Stack>
  )
}
