import { Anchor } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { ServerKey } from '../../api/server-key-queries.ts'
import type { Column } from '../../parts/data-table.tsx'
import { KeyState } from '../../parts/keys/key-state.tsx'
import { Moment } from '../../parts/moment.tsx'
import { Grants } from '../../parts/products/grants.tsx'

const mostShown = 3

/** What the list tells of each server-level key. */
export function useServerKeyColumns(): readonly Column<ServerKey>[] {
  const { t } = useTranslation()
  return [
    {
      id: 'name',
      title: t('keys.name'),
      cell: ({ id, name, key_prefix: prefix }) => (
        <>
          <Anchor
            fw={500}
            renderRoot={(props) => <Link to="/server-keys/$key" params={{ key: id }} {...props} />}
          >
            {name}
          </Anchor>
          <div>
            <code>{prefix}…</code>
          </div>
        </>
      ),
    },
    { id: 'state', title: t('keys.state'), cell: (key) => <KeyState of={key} /> },
    {
      id: 'permissions',
      title: t('serverKeys.permissions'),
      cell: ({ permissions }) => <Grants names={permissions} most={mostShown} />,
    },
    {
      id: 'used',
      title: t('keys.lastUsed'),
      cell: ({ last_used_at: at }) => <Moment at={at} never={t('keys.neverUsed')} />,
    },
    {
      id: 'expires',
      title: t('keys.expires'),
      cell: ({ expires_at: at }) => <Moment at={at} never={t('keys.noExpiry')} />,
    },
    {
      id: 'created',
      title: t('keys.created'),
      isMinor: true,
      cell: ({ created_at: at }) => <Moment at={at} />,
    },
  ]
}
