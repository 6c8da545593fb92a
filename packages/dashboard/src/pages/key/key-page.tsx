import { Alert, Group } from '@mantine/core'
import { useQuery, useSuspenseQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { keyQuery, projectQuery } from '../../api/queries.ts'
import { useApi } from '../../api/use-api.ts'
import { useMay } from '../../api/use-session.ts'
import { Icon } from '../../parts/icon.tsx'
import { KeyActions } from '../../parts/keys/key-actions.tsx'
import { KeySecrets } from '../../parts/keys/key-secrets.tsx'
import { EnvironmentMark, KeyState } from '../../parts/keys/key-state.tsx'
import { KeyUse } from '../../parts/keys/key-use.tsx'
import { Moment } from '../../parts/moment.tsx'
import { PageHeader } from '../../parts/page-header.tsx'
import { KeyFacts } from './key-facts.tsx'

const lookAgainMs = 5_000

/** One key: what it is, how it is used, and what can be done about it. */
export function KeyPage() {
  const { t } = useTranslation()
  const api = useApi()
  const { key: id } = useParams({ from: '/inside/keys/$key' })
  // it may be used, rotated or revoked elsewhere while its page is open
  const { data: key } = useSuspenseQuery({ ...keyQuery(api, id), refetchInterval: lookAgainMs })
  const mayChange = useMay('keys.write')
  const mayReadProjects = useMay('projects.read')
  const { data: project } = useQuery({
    ...projectQuery(api, key.project_id ?? ''),
    enabled: mayReadProjects && key.project_id !== null,
  })
  const crumbs =
    project === undefined
      ? [{ title: t('nav.keys'), to: '/keys' }]
      : [
          { title: t('nav.projects'), to: '/projects' },
          { title: project.name, to: `/projects/${project.slug}` },
        ]
  return (
    <>
      <PageHeader
        title={key.name}
        crumbs={crumbs}
        about={
          <Group gap={8} component="span">
            <code>{key.key_prefix}…</code>
            <KeyState of={key} />
            <EnvironmentMark environment={key.environment} />
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
      {project?.is_active === false && (
        <Alert color="orange" mb="md" icon={<Icon name="alert" />}>
          {t('keys.projectInactive', { name: project.name })}
        </Alert>
      )}
      <KeyUse of={key} />
      <KeySecrets of={key} />
      <KeyFacts of={key} />
    </>
  )
}
