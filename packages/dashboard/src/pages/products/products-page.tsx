import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { productsQuery } from '../../api/product-queries.ts'
import { useApi } from '../../api/use-api.ts'
import { useMay, useSession } from '../../api/use-session.ts'
import { said } from '../../format/said.ts'
import { DataTable } from '../../parts/data-table.tsx'
import { EmptyState } from '../../parts/empty-state.tsx'
import { Icon } from '../../parts/icon.tsx'
import { PageHeader } from '../../parts/page-header.tsx'
import { Pager } from '../../parts/pager.tsx'
import { ProblemNotice } from '../../parts/problem-notice.tsx'
import { SearchField } from '../../parts/search-field.tsx'
import { usePaging } from '../../parts/use-paging.ts'
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
  const { data, error, refetch, isPlaceholderData } = useQuery(
    productsQuery(useApi(), said({ q, cursor })),
  )
  const paging = usePaging({ ...search, next: data?.next_cursor ?? null }, (place) => {
    void navigate({ search: said({ q, ...place }) })
  })
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
      <div style={{ display: 'flex', marginBottom: 12 }}>
        <SearchField
          label={t('products.search')}
          value={q ?? ''}
          onSearch={(text) => void navigate({ search: text === '' ? {} : { q: text } })}
        />
      </div>
      {error !== null && data === undefined ? (
        <ProblemNotice error={error} onRetry={() => void refetch()} />
      ) : (
        <DataTable
          caption={t('products.title')}
          columns={columns}
          rows={data?.data}
          keyOf={({ id }) => id}
          isStale={isPlaceholderData}
          empty={
            <EmptyState
              icon={q === undefined ? 'product' : 'search'}
              title={t(q === undefined ? 'products.none' : 'products.noneFound')}
              action={q === undefined ? create : null}
            >
              {t(q === undefined ? 'products.noneAbout' : 'projects.noneFoundAbout')}
            </EmptyState>
          }
        />
      )}
      <Pager {...paging} />
      <CreateProductDrawer isOpen={isMaking} onClose={() => setIsMaking(false)} />
    </>
  )
}
