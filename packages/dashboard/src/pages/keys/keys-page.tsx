import { useNavigate, useSearch } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { KeysOfAllProjects } from '../../parts/keys/keys-of-all-projects.tsx'

/** The keys of all projects. */
export function KeysPage() {
  const { t } = useTranslation()
  const search = useSearch({ from: '/inside/keys' })
  const navigate = useNavigate({ from: '/keys' })
  return (
    <KeysOfAllProjects
      title={t('keys.title')}
      about={t('keys.about')}
      search={search}
      onSearch={(wanted) => void navigate({ search: wanted })}
    />
  )
}
