import { Skeleton, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { auditRecordQuery } from '../../api/audit-queries.ts'
import { useApi } from '../../api/use-api.ts'
import { ProblemNotice } from '../../parts/problem-notice.tsx'
import { SideDrawer } from '../../parts/side-drawer.tsx'
import { useActionName } from './actions.ts'
import { RecordDetails } from './record-details.tsx'

interface Opened {
  /** Null: none is open. */
  readonly sequence: number | null
  readonly onClose: () => void
  readonly onObject: (id: string) => void
}

/** One record beside the list; its place in the chain is in the address. */
export function RecordDrawer({ sequence, onClose, onObject }: Opened) {
  const { t } = useTranslation()
  const nameOf = useActionName()
  const { data, error, isPending, refetch } = useQuery({
    ...auditRecordQuery(useApi(), sequence ?? 0),
    enabled: sequence !== null,
  })
  return (
    <SideDrawer
      isOpen={sequence !== null}
      onClose={onClose}
      title={data == null ? t('audit.record') : nameOf(data.action)}
    >
      {sequence !== null && isPending && <Skeleton height={260} />}
      {error !== null && <ProblemNotice error={error} onRetry={() => void refetch()} />}
      {data === null && <Text>{t('audit.recordMissing')}</Text>}
      {data != null && <RecordDetails record={data} onObject={onObject} />}
    </SideDrawer>
  )
}
