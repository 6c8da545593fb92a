import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Finding, FoundKey } from '../../api/hygiene-queries.ts'
import { useMay } from '../../api/use-session.ts'
import type { Column } from '../../parts/data-table.tsx'
import { KeyName } from '../../parts/keys/key-columns.tsx'
import { Moment } from '../../parts/moment.tsx'
import { ProjectName } from '../../parts/project-name.tsx'
import { AddressesSeen } from './addresses-seen.tsx'
import { remedies } from './remedies.ts'
import { ScopesNeeded } from './scopes-needed.tsx'

/** What the list of a finding tells of each key, and the remedy at its end. */
export function useFoundColumns(finding: Finding, onMend: (found: FoundKey) => void) {
  const { t } = useTranslation()
  const mayChange = useMay('keys.write')
  const used: Column<FoundKey> = {
    id: 'used',
    title: t('keys.lastUsed'),
    cell: ({ key: { last_used_at: at } }) => <Moment at={at} never={t('keys.neverUsed')} />,
  }
  const created: Column<FoundKey> = {
    id: 'created',
    title: t('keys.created'),
    cell: ({ key: { created_at: at } }) => <Moment at={at} />,
  }
  const expires: Column<FoundKey> = {
    id: 'expires',
    title: t('keys.expires'),
    cell: ({ key: { expires_at: at } }) => <Moment at={at} never={t('keys.noExpiry')} />,
  }
  const needed: Column<FoundKey> = {
    id: 'scopes',
    title: t('hygiene.scopes'),
    cell: (found) => <ScopesNeeded of={found} />,
  }
  const addresses: Column<FoundKey> = {
    id: 'addresses',
    title: t('hygiene.addresses'),
    cell: (found) => <AddressesSeen addresses={found.addresses} />,
  }
  const own: Readonly<Record<Finding, readonly Column<FoundKey>[]>> = {
    never_used: [created, expires],
    idle: [used, expires],
    excess_scopes: [needed, used],
    many_addresses: [addresses, used],
    no_expiry: [created, used],
    expiring_soon: [expires, used],
  }
  const columns: readonly Column<FoundKey>[] = [
    { id: 'name', title: t('keys.name'), cell: ({ key }) => <KeyName of={key} /> },
    {
      id: 'project',
      title: t('keys.project'),
      cell: ({ key: { project_id: id } }) => (id === null ? '—' : <ProjectName id={id} />),
    },
    ...own[finding],
    ...(mayChange
      ? [
          {
            id: 'remedy',
            title: t('hygiene.remedy'),
            cell: (found: FoundKey) => (
              <Button
                size="compact-sm"
                variant="light"
                color={remedies[finding] === 'revoke' ? 'red' : 'ink'}
                aria-label={t('hygiene.mendOf', {
                  deed: t(`hygiene.${finding}.remedy`),
                  name: found.key.name,
                })}
                onClick={() => onMend(found)}
              >
                {t(`hygiene.${finding}.remedy`)}
              </Button>
            ),
          },
        ]
      : []),
  ]
  return columns
}
