import { Anchor } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { wholeNumber } from '../../format/numbers.ts'
import type { Column } from '../data-table.tsx'
import { Moment } from '../moment.tsx'
import type { Busy } from './busiest-keys.ts'

/** The columns of lists of keys by their use. */
export function useBusyColumns() {
  const { t, i18n } = useTranslation()
  const key: Column<Busy> = {
    id: 'key',
    title: t('keys.name'),
    cell: ({ id, name }) => (
      <Anchor
        fw={500}
        renderRoot={(props) => <Link to="/keys/$key" params={{ key: id }} {...props} />}
      >
        {name}
      </Anchor>
    ),
  }
  const used: Column<Busy> = {
    id: 'used',
    title: t('keys.lastUsed'),
    cell: ({ usedAt }) => <Moment at={usedAt} never={t('keys.neverUsed')} />,
  }
  const counted = (id: 'accepted' | 'refused', title: string): Column<Busy> => ({
    id,
    title,
    isNumber: true,
    cell: ({ [id]: count }) => wholeNumber(count, i18n.language),
  })
  return { key, used, counted }
}
