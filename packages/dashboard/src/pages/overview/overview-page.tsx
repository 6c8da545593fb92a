import { Anchor, Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useMay, useSession } from '../../api/use-session.ts'
import { Icon } from '../../parts/icon.tsx'
import { PageHeader } from '../../parts/page-header.tsx'
import { Panel } from '../../parts/panel.tsx'
import { Attention } from './attention.tsx'
import { RecentUse } from './recent-use.tsx'
import { TopKeys } from './top-keys.tsx'

/** What happens, and what wants to be looked at. */
export function OverviewPage() {
  const { t } = useTranslation()
  const { operator } = useSession()
  const mayMake = useMay('keys.write')
  const mayReadKeys = useMay('keys.read')
  const mayReadUsage = useMay('usage.read')
  return (
    <>
      <PageHeader
        title={t('nav.overview')}
        about={t('overview.greeting', { name: operator.name })}
        actions={
          mayMake && (
            <Button
              leftSection={<Icon name="plus" size={16} />}
              renderRoot={(props) => (
                <Link to="/settings/api-keys" search={{ create: true }} {...props} />
              )}
            >
              {t('keys.create')}
            </Button>
          )
        }
      />
      {mayReadUsage && <RecentUse />}
      {mayReadKeys && (
        <Panel title={t('attention.title')} about={t('attention.about')}>
          <Attention />
        </Panel>
      )}
      {mayReadUsage && (
        <Panel
          title={t('overview.topKeys')}
          about={t('overview.topKeysAbout')}
          actions={
            <Anchor size="sm" renderRoot={(props) => <Link to="/keys" {...props} />}>
              {t('overview.allKeys')}
            </Anchor>
          }
        >
          <TopKeys />
        </Panel>
      )}
    </>
  )
}
