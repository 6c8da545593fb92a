import type { components } from '@countersign/client'
import { Badge, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { type Column, DataTable } from '../data-table.tsx'
import { Moment } from '../moment.tsx'
import { Panel } from '../panel.tsx'
import type { KeyTold } from './keys-api.ts'

type Secret = components['schemas']['Secret']

/** The secrets of a key: after a rotation the old one is beside the new one until its overlap ends. */
export function KeySecrets({ of: key }: { readonly of: KeyTold }) {
  const { t } = useTranslation()
  const columns: readonly Column<Secret>[] = [
    {
      id: 'which',
      title: t('secrets.which'),
      cell: ({ generation }) => (
        <Badge variant={generation === key.generation ? 'light' : 'default'} tt="none" radius="sm">
          {t(generation === key.generation ? 'secrets.present' : 'secrets.old')}
        </Badge>
      ),
    },
    {
      id: 'used',
      title: t('keys.lastUsed'),
      cell: ({ last_used_at: at, last_used_from: from }) => (
        <>
          <Moment at={at} never={t('keys.neverUsed')} />
          {from !== null && ` ${t('firstRequest.from', { address: from })}`}
        </>
      ),
    },
    {
      id: 'closes',
      title: t('secrets.ends'),
      cell: ({ closes_at: at }) => <Moment at={at} never={t('secrets.stays')} />,
    },
    { id: 'made', title: t('keys.created'), cell: ({ created_at: at }) => <Moment at={at} /> },
  ]
  const old = key.secrets.find(({ generation }) => generation !== key.generation)
  return (
    <Panel title={t('secrets.title')} about={t('secrets.about')}>
      <DataTable
        caption={t('secrets.title')}
        columns={columns}
        rows={key.secrets}
        keyOf={({ generation }) => String(generation)}
        empty={<Text c="dimmed">{t('secrets.none')}</Text>}
      />
      {old !== undefined && <OldSecret of={old} />}
    </Panel>
  )
}

/** What whoever rotates waits for: whether somebody still uses the old secret, and who. */
function OldSecret({ of: { last_used_at: at, last_used_from: from } }: { readonly of: Secret }) {
  const { t } = useTranslation()
  return (
    <Text mt="sm" aria-live="polite" data-testid="old-secret">
      {at === null ? (
        t('secrets.oldUnused')
      ) : (
        <>
          {t('secrets.oldUsed')} <Moment at={at} />
          {from !== null && ` ${t('firstRequest.from', { address: from })}`}.
        </>
      )}
    </Text>
  )
}
