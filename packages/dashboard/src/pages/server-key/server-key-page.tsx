import { Alert, Button, Group } from '@mantine/core'
import { useSuspenseQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { serverKeyQuery } from '../../api/server-key-queries.ts'
import { useApi } from '../../api/use-api.ts'
import { useMay } from '../../api/use-session.ts'
import { Facts } from '../../parts/facts.tsx'
import { Icon } from '../../parts/icon.tsx'
import { KeyActions } from '../../parts/keys/key-actions.tsx'
import { KeySecrets } from '../../parts/keys/key-secrets.tsx'
import { KeyState } from '../../parts/keys/key-state.tsx'
import { KeyUse } from '../../parts/keys/key-use.tsx'
import { Scopes } from '../../parts/keys/scopes.tsx'
import { Moment } from '../../parts/moment.tsx'
import { PageHeader } from '../../parts/page-header.tsx'
import { Panel } from '../../parts/panel.tsx'
import { EditPermissions } from './edit-permissions.tsx'
import { GrantedPermissions } from './granted-permissions.tsx'

const lookAgainMs = 5_000

/** One server-level key: what it may, how it is used, and what can be done about it. */
export function ServerKeyPage() {
  const { t } = useTranslation()
  const { key: id } = useParams({ from: '/inside/server-keys/$key' })
  const { data: key } = useSuspenseQuery({
    ...serverKeyQuery(useApi(), id),
    refetchInterval: lookAgainMs,
  })
  const mayChange = useMay('server-keys.write')
  const [isGiving, setIsGiving] = useState(false)
  return (
    <>
      <PageHeader
        title={key.name}
        crumbs={[{ title: t('nav.serverKeys'), to: '/server-keys' }]}
        about={
          <Group gap={8} component="span">
            <code>{key.key_prefix}…</code>
            <KeyState of={key} />
          </Group>
        }
        actions={<KeyActions of={key} mayChange={mayChange} />}
      />
      {key.revoked_at !== null && (
        <Alert color="red" mb="md" icon={<Icon name="alert" />} role="status">
          {t('keys.wasRevoked')} <Moment at={key.revoked_at} />
          {key.revoked_reason !== null && `: ${key.revoked_reason}`}
        </Alert>
      )}
      <KeyUse of={key} />
      <GrantedPermissions
        of={key}
        actions={
          mayChange &&
          key.revoked_at === null && (
            <Button variant="default" size="xs" onClick={() => setIsGiving(true)}>
              {t('serverKeys.edit')}
            </Button>
          )
        }
      />
      <EditPermissions of={key} isOpen={isGiving} onClose={() => setIsGiving(false)} />
      <KeySecrets of={key} />
      <Panel title={t('keys.facts')}>
        <Facts
          facts={[
            { name: t('keys.id'), value: <code>{key.id}</code> },
            {
              name: t('keys.expires'),
              value: <Moment at={key.expires_at} never={t('keys.noExpiry')} />,
            },
            { name: t('keys.addresses'), value: key.ip_allow?.join(', ') ?? t('keys.anyAddress') },
            { name: t('serverKeys.scopes'), value: <Scopes scopes={key.scopes} /> },
            { name: t('keys.created'), value: <Moment at={key.created_at} /> },
            { name: t('keys.changed'), value: <Moment at={key.updated_at} /> },
          ]}
        />
      </Panel>
    </>
  )
}
