import { Select, type SelectProps } from '@mantine/core'
import { useTranslation } from 'react-i18next'

const lifetimes = ['never', '7d', '30d', '90d', '365d'] as const

/** How long a new key lives: what most are given, or for ever. */
export function LifetimeField(chosen: Pick<SelectProps, 'value' | 'onChange' | 'error'>) {
  const { t } = useTranslation()
  return (
    <Select
      label={t('keys.expiry')}
      description={t('keys.expiryAbout')}
      data={lifetimes.map((value) => ({ value, label: t(`lifetime.${value}`) }))}
      allowDeselect={false}
      {...chosen}
    />
  )
}
