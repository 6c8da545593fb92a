import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { productsQuery } from '../../api/product-queries.ts'
import { useApi } from '../../api/use-api.ts'
import { useMay, useSession } from '../../api/use-session.ts'
import { said } from '../../format/said.ts'
import { Icon } from '../../parts/icon.tsx'
import { PageHeader } from '../../parts/page-header.tsx'
import { SearchedList } from '../../parts/searched-list.tsx'
import { CreateProductDrawer } from './create-product-drawer.tsx'
import { useProductColumns } from './product-columns.tsx'

/** What is sold. */
export function ProductsPage() {
  const { t } = useTranslation()
  const navigate = useNavigate({ from: '/products' })
  const search = useSearch({ from: '/inside/products' })
  const { q, cursor } = search
  const [isMaking, setIsMaking] = useState(false)
  const mayMake = useMay('products.write')
  const { has_products: sellsScopes } = useSession().installation.contract
  const found = useQuery(productsQuery(useApi(), said({ q, cursor })))
  const columns = useProductColumns()
  const create = mayMake && (
    <Button leftSection={<Icon name="plus" size={16} />} onClick={() => setIsMaking(true)}>
      {t('products.create')}
    </Button>
  )

  return (
    <>
      <PageHeader
        title={t('products.title')}
        about={t(sellsScopes ? 'products.about' : 'products.aboutCapabilities')}
        actions={create}
      />
      <SearchedList
        search={search}
        onSearch={(wanted) => void navigate({ search: wanted })}
        found={found}
        columns={columns}
        icon="product"
        create={create}
        texts={{
          caption: t('products.title'),
          search: t('products.search'),
          none: t('products.none'),
          noneAbout: t('products.noneAbout'),
          noneFound: t('products.noneFound'),
          noneFoundAbout: t('projects.noneFoundAbout'),
        }}
      />
      <CreateProductDrawer isOpen={isMaking} onClose={() => setIsMaking(false)} />
    </>
  )
}
