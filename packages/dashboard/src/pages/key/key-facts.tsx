import { useTranslation } from 'react-i18next'
import { Facts } from '../../parts/facts.tsx'
import type { ShownKey } from '../../parts/keys/key.ts'
import { Scopes } from '../../parts/keys/scopes.tsx'
import { Moment } from '../../parts/moment.tsx'
import { Panel } from '../../parts/panel.tsx'
import { ProjectName } from '../../parts/project-name.tsx'

export function KeyFacts({ of: key }: { readonly of: ShownKey }) {
  const { t } = useTranslation()
  const metadata = Object.entries(key.metadata)
  return (
    <Panel title={t('keys.facts')}>
      <Facts
        facts={[
          { name: t('keys.id'), value: <code>{key.id}</code> },
          {
            name: t('keys.project'),
            value: key.project_id === null ? '—' : <ProjectName id={key.project_id} />,
          },
          { name: t('scopes.label'), value: <Scopes scopes={key.scopes} /> },
          {
            name: t('keys.expires'),
            value: <Moment at={key.expires_at} never={t('keys.noExpiry')} />,
          },
          { name: t('keys.addresses'), value: key.ip_allow?.join(', ') ?? t('keys.anyAddress') },
          { name: t('clients.audiences'), value: key.audiences?.join(', ') ?? '—' },
          { name: t('keys.created'), value: <Moment at={key.created_at} /> },
          { name: t('keys.changed'), value: <Moment at={key.updated_at} /> },
          ...metadata.map(([name, value]) => ({
            name,
            value: typeof value === 'string' ? value : JSON.stringify(value),
          })),
        ]}
      />
    </Panel>
  )
}
