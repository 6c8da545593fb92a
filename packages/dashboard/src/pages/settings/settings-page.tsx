import { Anchor, Text } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useMay, useSession } from '../../api/use-session.ts'
import { Facts } from '../../parts/facts.tsx'
import { PageHeader } from '../../parts/page-header.tsx'
import { Panel } from '../../parts/panel.tsx'
import { RoleMark } from '../../parts/role-mark.tsx'

export function SettingsPage() {
  const { t } = useTranslation()
  const { operator, installation } = useSession()
  const { contract } = installation
  const maySeeMembers = useMay('operators.read')
  return (
    <>
      <PageHeader title={t('nav.settings')} />
      <Panel title={t('settings.apiKeys')}>
        <Text mb="xs">{t('settings.apiKeysAbout')}</Text>
        <Anchor renderRoot={(props) => <Link to="/settings/api-keys" {...props} />}>
          {t('settings.apiKeysOpen')}
        </Anchor>
      </Panel>
      {maySeeMembers && (
        <Panel title={t('members.title')}>
          <Text mb="xs">{t('members.about')}</Text>
          <Anchor renderRoot={(props) => <Link to="/settings/members" {...props} />}>
            {t('members.open')}
          </Anchor>
        </Panel>
      )}
      <Panel
        title={t('settings.account')}
        actions={
          <Anchor renderRoot={(props) => <Link to="/settings/account" {...props} />}>
            {t('ownAccount.open')}
          </Anchor>
        }
      >
        <Facts
          facts={[
            { name: t('form.name'), value: operator.name },
            { name: t('form.email'), value: operator.email },
            { name: t('settings.role'), value: <RoleMark role={operator.role} /> },
            {
              name: t('settings.twoFactor'),
              value: t(operator.two_factor_enabled ? 'settings.on' : 'settings.off'),
            },
          ]}
        />
      </Panel>
      <Panel title={t('settings.installation')}>
        <Facts
          facts={[
            { name: t('settings.contract'), value: `${contract.title} (${contract.name})` },
            { name: t('settings.publicUrl'), value: <code>{installation.public_url}</code> },
            { name: t('settings.version'), value: installation.version },
          ]}
        />
      </Panel>
    </>
  )
}
