import { Anchor } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { Product } from '../../api/product-queries.ts'
import { useSession } from '../../api/use-session.ts'
import type { Column } from '../../parts/data-table.tsx'
import { Moment } from '../../parts/moment.tsx'
import { Grants } from '../../parts/products/grants.tsx'

const mostShown = 4

/** What the list tells of each product; scopes where the contract sells them. */
export function useProductColumns(): readonly Column<Product>[] {
  const { t } = useTranslation()
  const { has_products: sellsScopes, tiers } = useSession().installation.contract
  const scopes: Column<Product> = {
    id: 'scopes',
    title: t('scopes.label'),
    cell: ({ scopes: names }) => <Grants names={names} most={mostShown} />,
  }
  const tier: Column<Product> = {
    id: 'tier',
    title: t('products.tier'),
    cell: ({ tier: name }) => name ?? '—',
  }
  return [
    {
      id: 'name',
      title: t('products.name'),
      cell: ({ slug, name }) => (
        <>
          <Anchor
            fw={500}
            renderRoot={(props) => (
              <Link to="/products/$product" params={{ product: slug }} {...props} />
            )}
          >
            {name}
          </Anchor>
          <div>
            <code>{slug}</code>
          </div>
        </>
      ),
    },
    {
      id: 'capabilities',
      title: t('products.capabilities'),
      cell: ({ capabilities }) => <Grants names={capabilities} most={mostShown} />,
    },
    ...(sellsScopes ? [scopes] : []),
    ...(tiers.length > 0 ? [tier] : []),
    {
      id: 'changed',
      title: t('keys.changed'),
      isMinor: true,
      cell: ({ updated_at: at }) => <Moment at={at} />,
    },
  ]
}
