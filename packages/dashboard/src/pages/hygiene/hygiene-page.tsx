import { Box } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { hygieneQuery } from '../../api/hygiene-queries.ts'
import { useApi } from '../../api/use-api.ts'
import { PageHeader } from '../../parts/page-header.tsx'
import { ProblemNotice } from '../../parts/problem-notice.tsx'
import { FindingTabs } from './finding-tabs.tsx'
import { FoundKeys } from './found-keys.tsx'

/** Keys that work and are worth a look: what may be amiss with them, and what mends it. */
export function HygienePage() {
  const { t } = useTranslation()
  const search = useSearch({ from: '/inside/hygiene' })
  const navigate = useNavigate({ from: '/hygiene' })
  const { data, error, refetch } = useQuery(hygieneQuery(useApi()))
  const finding = search.finding ?? 'never_used'
  const counted = data?.findings.find((one) => one.finding === finding)
  return (
    <>
      <PageHeader title={t('hygiene.title')} about={t('hygiene.about')} />
      {error !== null && data === undefined && (
        <Box mb="md">
          <ProblemNotice error={error} onRetry={() => void refetch()} />
        </Box>
      )}
      <FindingTabs chosen={finding} counts={data?.findings} />
      <FoundKeys
        key={finding}
        finding={finding}
        counted={counted}
        search={search}
        onPlace={(place) => void navigate({ search: { finding, ...place } })}
      />
    </>
  )
}
