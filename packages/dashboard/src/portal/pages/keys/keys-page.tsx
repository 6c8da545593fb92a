import { useNavigate, useSearch } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { PageHeader } from '../../../parts/page-header.tsx'
import { mayMake, mayWork, useProject } from '../../api/use-project.ts'
import { CreateKeyButton, KeysPanel } from '../../parts/keys-panel.tsx'
import { KeyRequests } from '../requests/key-requests.tsx'

/** The keys of a project; where they are made on request, also what was asked for. */
export function KeysPage() {
  const { t } = useTranslation()
  const project = useProject()
  const search = useSearch({ from: '/inside/projects/$project/keys' })
  const navigate = useNavigate({ from: '/projects/$project/keys' })
  const isRequested = !project.self_service && mayWork(project)
  return (
    <>
      <PageHeader
        title={t('keys.title')}
        about={t(project.self_service ? 'portal.keys.about' : 'portal.keys.aboutRequests')}
        actions={
          mayMake(project) && (
            <CreateKeyButton
              onCreate={() => void navigate({ search: { ...search, create: true } })}
            />
          )
        }
      />
      {isRequested && <KeyRequests project={project} />}
      <KeysPanel
        project={project}
        search={search}
        onSearch={(wanted) => void navigate({ search: wanted })}
      />
    </>
  )
}
