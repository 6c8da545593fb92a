import { Anchor, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { AuditRecord } from '../../api/audit-queries.ts'
import type { Column } from '../../parts/data-table.tsx'
import { Moment } from '../../parts/moment.tsx'
import { ProjectName } from '../../parts/project-name.tsx'
import { useActionName } from './actions.ts'
import { ActorName } from './actor-name.tsx'

/** What the list tells of each record; the first opens it. */
export function useAuditColumns(onOpen: (sequence: number) => void) {
  const { t } = useTranslation()
  const nameOf = useActionName()
  const columns: readonly Column<AuditRecord>[] = [
    {
      id: 'action',
      title: t('audit.action'),
      cell: ({ action, sequence }) => (
        <Anchor
          component="button"
          type="button"
          fw={500}
          ta="start"
          onClick={() => onOpen(sequence)}
        >
          {nameOf(action)}
        </Anchor>
      ),
    },
    {
      id: 'object',
      title: t('audit.object'),
      cell: (record) => (
        <>
          <Text span inherit>
            {objectName(record)}
          </Text>
          {record.object.ids.length > 1 && (
            <Text span inherit c="dimmed">
              {' '}
              {t('audit.more', { count: record.object.ids.length - 1 })}
            </Text>
          )}
        </>
      ),
    },
    {
      id: 'project',
      title: t('audit.project'),
      isMinor: true,
      cell: ({ project_id: id }) => (id === null ? '—' : <ProjectName id={id} />),
    },
    {
      id: 'actor',
      title: t('audit.actor'),
      cell: ({ actor, actor_name: name }) => <ActorName actor={actor} name={name} />,
    },
    {
      id: 'address',
      title: t('audit.address'),
      isMinor: true,
      cell: ({ address }) => <span style={{ whiteSpace: 'nowrap' }}>{address ?? '—'}</span>,
    },
    { id: 'at', title: t('audit.at'), cell: ({ at }) => <Moment at={at} /> },
  ]
  return columns
}

/** The name of what was changed, where the record tells it; else its id. */
function objectName({ object, before, after }: AuditRecord): string {
  const name = after?.['name'] ?? before?.['name'] ?? after?.['slug'] ?? before?.['slug']
  return typeof name === 'string' ? name : (object.ids[0] ?? '—')
}
