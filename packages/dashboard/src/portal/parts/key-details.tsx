import { Alert } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Facts } from '../../parts/facts.tsx'
import { Icon } from '../../parts/icon.tsx'
import { KeySecrets } from '../../parts/keys/key-secrets.tsx'
import { KeyUse } from '../../parts/keys/key-use.tsx'
import { Scopes } from '../../parts/keys/scopes.tsx'
import { Moment } from '../../parts/moment.tsx'
import { Panel } from '../../parts/panel.tsx'
import type { Key } from '../api/portal-queries.ts'

/** How a key is used, which of its secrets still is, and what it may. */
export function KeyDetails({ of: key }: { readonly of: Key }) {
  const { t } = useTranslation()
  return (
    <>
      {key.revoked_at !== null && (
        <Alert color="red" mb="md" icon={<Icon name="alert" />} role="status">
          {t('keys.wasRevoked')} <Moment at={key.revoked_at} />
          {key.revoked_reason !== null && `: ${key.revoked_reason}`}
        </Alert>
      )}
      <KeyUse of={key} />
      <KeySecrets of={key} />
      <KeyFacts of={key} />
    </>
  )
}

function KeyFacts({ of: key }: { readonly of: Key }) {
  const { t } = useTranslation()
  return (
    <Panel title={t('keys.facts')}>
      <Facts
        facts={[
          { name: t('keys.id'), value: <code>{key.id}</code> },
          { name: t('scopes.label'), value: <Scopes scopes={key.scopes} /> },
          {
            name: t('keys.expires'),
            value: <Moment at={key.expires_at} never={t('keys.noExpiry')} />,
          },
          { name: t('keys.addresses'), value: key.ip_allow?.join(', ') ?? t('keys.anyAddress') },
          { name: t('keys.created'), value: <Moment at={key.created_at} /> },
          { name: t('keys.changed'), value: <Moment at={key.updated_at} /> },
        ]}
      />
    </Panel>
  )
}
