import { Button } from '@mantine/core'
import { useSuspenseQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { productQuery, type TaggedProduct } from '../../api/product-queries.ts'
import { useApi } from '../../api/use-api.ts'
import { useMay, useSession } from '../../api/use-session.ts'
import { type Fact, Facts } from '../../parts/facts.tsx'
import { Moment } from '../../parts/moment.tsx'
import { PageHeader } from '../../parts/page-header.tsx'
import { Panel } from '../../parts/panel.tsx'
import { Grants } from '../../parts/products/grants.tsx'
import { Subscriptions } from '../../parts/products/subscriptions.tsx'
import { EditProductDrawer } from './edit-product-drawer.tsx'
import classes from './product-page.module.css'
import { WithdrawDialog } from './withdraw-dialog.tsx'

/** One product: what it grants, who has it, and what can be done about it. */
export function ProductPage() {
  const { t } = useTranslation()
  const { product: ref } = useParams({ from: '/inside/products/$product' })
  const { data: product } = useSuspenseQuery(productQuery(useApi(), ref))
  const mayChange = useMay('products.write')
  const mayReadSubscriptions = useMay('subscriptions.read')
  const [asked, setAsked] = useState<'edit' | 'withdraw' | null>(null)
  const close = () => setAsked(null)
  return (
    <>
      <PageHeader
        title={product.name}
        crumbs={[{ title: t('nav.products'), to: '/products' }]}
        about={<code>{product.slug}</code>}
        actions={
          mayChange && (
            <>
              <Button variant="default" onClick={() => setAsked('edit')}>
                {t('products.edit')}
              </Button>
              <Button variant="light" color="red" onClick={() => setAsked('withdraw')}>
                {t('products.withdraw.open')}
              </Button>
            </>
          )
        }
      />
      <Panel title={t('products.grants')} about={t('products.grantsAbout')}>
        <div className={classes.grants}>
          <Facts facts={useGrants(product)} />
        </div>
        <Facts facts={useAbout(product)} />
      </Panel>
      {mayReadSubscriptions && (
        <Panel title={t('subscriptions.subscribers')} about={t('subscriptions.subscribersAbout')}>
          <Subscriptions of={{ product: product.id }} name={product.name} />
        </Panel>
      )}
      <EditProductDrawer product={product} isOpen={asked === 'edit'} onClose={close} />
      <WithdrawDialog product={product} isOpen={asked === 'withdraw'} onClose={close} />
    </>
  )
}

/** What may be long has the whole width. */
function useGrants(product: TaggedProduct): readonly Fact[] {
  const { t } = useTranslation()
  const { has_products: sellsScopes } = useSession().installation.contract
  return [
    { name: t('products.capabilities'), value: <Grants names={product.capabilities} /> },
    ...(sellsScopes ? [{ name: t('scopes.label'), value: <Grants names={product.scopes} /> }] : []),
  ]
}

function useAbout(product: TaggedProduct): readonly Fact[] {
  const { t } = useTranslation()
  const { tiers } = useSession().installation.contract
  return [
    ...(tiers.length > 0
      ? [{ name: t('products.tier'), value: product.tier ?? t('products.noTier') }]
      : []),
    { name: t('keys.id'), value: <code>{product.id}</code> },
    { name: t('keys.created'), value: <Moment at={product.created_at} /> },
    { name: t('keys.changed'), value: <Moment at={product.updated_at} /> },
  ]
}
