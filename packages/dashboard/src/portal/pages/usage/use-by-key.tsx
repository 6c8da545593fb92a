import { Anchor, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { wholeNumber } from '../../../format/numbers.ts'
import { type Column, DataTable } from '../../../parts/data-table.tsx'
import { useKeysApi } from '../../../parts/keys/keys-api.ts'
import { Panel } from '../../../parts/panel.tsx'
import { type KeyFigures, usageByKeyQuery } from '../../api/usage-by-key.ts'
import { usePortal } from '../../api/use-portal.ts'

interface Of {
  readonly project: string
  readonly days: number
}

/** Which keys make the requests, the busiest first. */
export function UseByKey({ project, days }: Of) {
  const { t } = useTranslation()
  const { data } = useQuery(usageByKeyQuery(usePortal(), project, days))
  return (
    <Panel title={t('portal.usage.byKey')}>
      <DataTable
        caption={t('portal.usage.byKey')}
        columns={useColumns()}
        rows={data}
        keyOf={({ id }) => id}
        expected={3}
        empty={<Text c="dimmed">{t('portal.usage.none')}</Text>}
      />
    </Panel>
  )
}

function useColumns(): readonly Column<KeyFigures>[] {
  const { t, i18n } = useTranslation()
  const { link } = useKeysApi()
  return [
    {
      id: 'key',
      title: t('keys.name'),
      cell: ({ id, name }) => (
        <Anchor fw={500} renderRoot={(props: object) => link(id, props)}>
          {name}
        </Anchor>
      ),
    },
    {
      id: 'accepted',
      title: t('use.accepted'),
      isNumber: true,
      cell: ({ accepted }) => wholeNumber(accepted, i18n.language),
    },
    {
      id: 'refused',
      title: t('use.refused'),
      isNumber: true,
      cell: ({ refused }) => wholeNumber(refused, i18n.language),
    },
  ]
}
