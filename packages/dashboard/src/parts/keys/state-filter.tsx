import { useTranslation } from 'react-i18next'
import type { KeysSearch } from '../../app/search.ts'
import { FilterField } from '../filter-field.tsx'

interface Filtered {
  readonly value: KeysSearch['state'] | undefined
  readonly onChoose: (state: KeysSearch['state'] | undefined) => void
}

const states = ['active', 'inactive', 'expired', 'revoked'] as const

/** Keys of one state, or of any. */
export function StateFilter({ value, onChoose }: Filtered) {
  const { t } = useTranslation()
  return (
    <FilterField
      label={t('keys.state')}
      any={t('filters.anyState')}
      choices={states.map((state) => ({ value: state, label: t(`state.${state}`) }))}
      value={value}
      onChoose={onChoose}
    />
  )
}
