import { useSuspenseQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { PageHeader } from '../../../parts/page-header.tsx'
import { keyQuery } from '../../api/portal-queries.ts'
import { usePortal } from '../../api/use-portal.ts'
import { useProject } from '../../api/use-project.ts'
import { KeyActions } from '../../parts/key-actions.tsx'
import { KeyDetails } from '../../parts/key-details.tsx'
import { KeyMarks } from '../../parts/key-marks.tsx'

/** One key: how it is used, and what can be done about it. */
export function KeyPage() {
  const { t } = useTranslation()
  const project = useProject()
  const { key: id } = useParams({ from: '/inside/projects/$project/keys/$key' })
  const { data: key } = useSuspenseQuery(keyQuery(usePortal(), project.slug, id))
  return (
    <>
      <PageHeader
        title={key.name}
        crumbs={[{ title: t('keys.title'), to: `/projects/${project.slug}/keys` }]}
        about={<KeyMarks of={key} />}
        actions={<KeyActions of={key} project={project} />}
      />
      <KeyDetails of={key} />
    </>
  )
}
