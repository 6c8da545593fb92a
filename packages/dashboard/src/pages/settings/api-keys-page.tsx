import { useNavigate, useSearch } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { KeysOfAllProjects } from '../../parts/keys/keys-of-all-projects.tsx'

/** Where the published pages of APIs send their readers: settings, API keys, create one, manage them. */
export function ApiKeysPage() {
  const { t } = useTranslation()
  const search = useSearch({ from: '/inside/settings/api-keys' })
  const navigate = useNavigate({ from: '/settings/api-keys' })
  return (
    <KeysOfAllProjects
      title={t('settings.apiKeys')}
      about={t('settings.apiKeysAbout')}
      crumbs={[{ title: t('nav.settings'), to: '/settings' }]}
      search={search}
      onSearch={(wanted) => void navigate({ search: wanted })}
    />
  )
}
