import { Skeleton } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { PageHeader } from '../../../parts/page-header.tsx'
import { Panel } from '../../../parts/panel.tsx'
import { ProblemNotice } from '../../../parts/problem-notice.tsx'
import { samplesQuery } from '../../api/portal-queries.ts'
import { usePortal } from '../../api/use-portal.ts'
import { useProject } from '../../api/use-project.ts'
import { PageBlock } from './page-block.tsx'

/** How the API is called, with the reader's own key and project in every sample. */
export function AuthenticationPage() {
  const { t } = useTranslation()
  const project = useProject()
  const { data, error, refetch } = useQuery(samplesQuery(usePortal(), project.slug))
  if (error !== null && data === undefined) {
    return <ProblemNotice error={error} onRetry={() => void refetch()} />
  }
  return (
    <>
      <PageHeader
        title={data?.title ?? t('portal.nav.authentication')}
        about={t('portal.authentication.about')}
      />
      {data === undefined ? (
        <Skeleton height={420} />
      ) : (
        // what is generated says the same in every language: it is English
        <div lang="en">
          {data.sections.map(({ title, blocks }) => (
            <Panel key={title} title={title}>
              {blocks.map((block) => (
                <PageBlock key={JSON.stringify(block)} block={block} project={project} />
              ))}
            </Panel>
          ))}
        </div>
      )}
    </>
  )
}
