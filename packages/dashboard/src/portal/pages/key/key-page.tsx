import { Alert, Button, Group } from '@mantine/core'
import { useSuspenseQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Facts } from '../../../parts/facts.tsx'
import { Icon } from '../../../parts/icon.tsx'
import { KeySecrets } from '../../../parts/keys/key-secrets.tsx'
import { EnvironmentMark, KeyState } from '../../../parts/keys/key-state.tsx'
import { KeyUse } from '../../../parts/keys/key-use.tsx'
import { RevokeDialog } from '../../../parts/keys/revoke-dialog.tsx'
import { RotateDialog } from '../../../parts/keys/rotate-dialog.tsx'
import { Scopes } from '../../../parts/keys/scopes.tsx'
import { Moment } from '../../../parts/moment.tsx'
import { PageHeader } from '../../../parts/page-header.tsx'
import { Panel } from '../../../parts/panel.tsx'
import { type Key, keyQuery } from '../../api/portal-queries.ts'
import { usePortal } from '../../api/use-portal.ts'
import { mayMake, mayWork, useProject } from '../../api/use-project.ts'
import { ExpiresSoon } from '../../parts/key-columns.tsx'
import { EditKey } from './edit-key.tsx'

/** One key: how it is used, which of its secrets still is, and what can be done about it. */
export function KeyPage() {
  const { t } = useTranslation()
  const { project: slug, key: id } = useParams({ from: '/inside/projects/$project/keys/$key' })
  const { data: key } = useSuspenseQuery(keyQuery(usePortal(), slug, id))
  return (
    <>
      <PageHeader
        title={key.name}
        crumbs={[{ title: t('keys.title'), to: `/projects/${slug}/keys` }]}
        about={
          <Group gap={8} component="span">
            <code>{key.key_prefix}…</code>
            <KeyState of={key} />
            <EnvironmentMark environment={key.environment} />
            {key.expires_soon && <ExpiresSoon />}
          </Group>
        }
        actions={<Actions of={key} />}
      />
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

function Actions({ of: key }: { readonly of: Key }) {
  const { t } = useTranslation()
  const project = useProject()
  const [asked, setAsked] = useState<'edit' | 'rotate' | 'revoke' | null>(null)
  const close = () => setAsked(null)
  const canBeChanged = mayWork(project) && key.revoked_at === null
  return (
    <>
      {canBeChanged && (
        <>
          {mayMake(project) && (
            <Button onClick={() => setAsked('rotate')}>{t('rotate.open')}</Button>
          )}
          <Button variant="default" onClick={() => setAsked('edit')}>
            {t('edit.open')}
          </Button>
          <Button variant="light" color="red" onClick={() => setAsked('revoke')}>
            {t('revoke.open')}
          </Button>
        </>
      )}
      {/* it stays while it shows a secret, whatever becomes of the key meanwhile */}
      <RotateDialog of={key} isOpen={asked === 'rotate'} onClose={close} />
      <EditKey of={key} isOpen={asked === 'edit'} onClose={close} />
      <RevokeDialog of={key} isOpen={asked === 'revoke'} onClose={close} />
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
