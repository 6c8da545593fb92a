import { Select } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { productsQuery } from '../../api/product-queries.ts'
import { useApi } from '../../api/use-api.ts'

interface Chosen {
  readonly value: string
  readonly onChange: (product: string) => void
  readonly error: ReactNode
}

/** Chooses a product out of any number: what is typed is what the service looks for. */
export function ProductField({ value, onChange, error }: Chosen) {
  const { t } = useTranslation()
  const [typed, setTyped] = useState('')
  const [settled] = useDebouncedValue(typed.trim(), 150)
  const { data } = useQuery(productsQuery(useApi(), settled === '' ? {} : { q: settled }))
  const found = data?.data ?? []
  const isKnown = value === '' || found.some(({ slug }) => slug === value)
  return (
    <Select
      label={t('subscriptions.product')}
      placeholder={t('subscriptions.productChoose')}
      searchable
      required
      allowDeselect={false}
      data={[
        ...(isKnown ? [] : [{ value, label: value }]),
        ...found.map(({ slug, name }) => ({ value: slug, label: `${name} (${slug})` })),
      ]}
      filter={({ options }) => options}
      nothingFoundMessage={t('products.noneFound')}
      onSearchChange={setTyped}
      value={value === '' ? null : value}
      onChange={(chosen) => onChange(chosen ?? '')}
      error={error}
    />
  )
}
