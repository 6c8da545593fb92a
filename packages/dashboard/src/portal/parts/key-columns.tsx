import { Anchor, Badge, Group } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Column } from '../../parts/data-table.tsx'
import { EnvironmentMark, KeyState } from '../../parts/keys/key-state.tsx'
import { useKeysApi } from '../../parts/keys/keys-api.ts'
import { Moment } from '../../parts/moment.tsx'
import type { ListedKey } from '../api/portal-queries.ts'

/** What lists of keys tell members of each. */
export function useKeyColumns(): readonly Column<ListedKey>[] {
  const { t } = useTranslation()
  return [
    { id: 'name', title: t('keys.name'), cell: (key) => <KeyName of={key} /> },
    {
      id: 'state',
      title: t('keys.state'),
      cell: (key) => (
        <Group gap={6}>
          <KeyState of={key} />
          <EnvironmentMark environment={key.environment} />
          {key.expires_soon && <ExpiresSoon />}
        </Group>
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
      id: 'expires',
      title: t('keys.expires'),
      cell: ({ expires_at: at }) => <Moment at={at} never={t('keys.noExpiry')} />,
    },
  ]
}

/** Said wherever a key is named: it works, and will soon not. */
export function ExpiresSoon() {
  const { t } = useTranslation()
  return (
    <Badge variant="light" color="orange" size="sm" radius="sm" tt="none">
      {t('portal.keys.expiresSoon')}
    </Badge>
  )
}

function KeyName({ of: { id, name, key_prefix: prefix } }: { readonly of: ListedKey }) {
  const { link } = useKeysApi()
  return (
    <>
      <Anchor fw={500} renderRoot={(props: object) => link(id, props)}>
        {name}
      </Anchor>
      <div>
        <code>{prefix}…</code>
      </div>
    </>
  )
}
