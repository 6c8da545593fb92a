import { Alert } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { KeysSearch } from '../../app/search.ts'
import { Icon } from '../../parts/icon.tsx'
import { type KeysApi, KeysApiContext } from '../../parts/keys/keys-api.ts'
import { PageHeader } from '../../parts/page-header.tsx'
import { ProblemNotice } from '../../parts/problem-notice.tsx'
import { type Project, projectQuery } from '../api/portal-queries.ts'
import { usePortal } from '../api/use-portal.ts'
import { mayMake } from '../api/use-project.ts'
import { keysOf } from '../parts/customers-keys.tsx'
import { CreateKeyButton, KeysPanel } from '../parts/keys-panel.tsx'
import { KeyInDrawer } from './key-in-drawer.tsx'

/** The keys of a project without the pages around them: for the page of another application. */
export function EmbeddedKeys({ project: ref }: { readonly project: string }) {
  const { data: project, error, refetch } = useQuery(projectQuery(usePortal(), ref))
  if (project !== undefined) return <Keys project={project} />
  return error === null ? null : <ProblemNotice error={error} onRetry={() => void refetch()} />
}

function Keys({ project }: { readonly project: Project }) {
  const { t } = useTranslation()
  const api = usePortal()
  const [search, setSearch] = useState<KeysSearch>({})
  const [opened, setOpened] = useState<string | null>(null)
  const keys = useMemo<KeysApi>(
    () => ({
      ...keysOf(api, project),
      link: (key, props) => (
        <button
          type="button"
          {...props}
          onClick={() => {
            setSearch(({ create: _done, ...rest }) => rest)
            setOpened(key)
          }}
        />
      ),
    }),
    [api, project],
  )
  return (
    <KeysApiContext value={keys}>
      <PageHeader
        title={t('keys.title')}
        about={project.name}
        actions={
          mayMake(project) && (
            <CreateKeyButton onCreate={() => setSearch({ ...search, create: true })} />
          )
        }
      />
      {!project.self_service && (
        <Alert mb="md" icon={<Icon name="key" />}>
          {t('portal.keys.aboutRequests')}
        </Alert>
      )}
      <KeysPanel project={project} search={search} onSearch={setSearch} />
      <KeyInDrawer project={project} id={opened} onClose={() => setOpened(null)} />
    </KeysApiContext>
  )
}
