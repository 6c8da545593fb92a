import { Anchor, Stack, Text, Title } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { AuditRecord } from '../../api/audit-queries.ts'
import { Facts } from '../../parts/facts.tsx'
import { Moment } from '../../parts/moment.tsx'
import { ProjectName } from '../../parts/project-name.tsx'
import { ActorName } from './actor-name.tsx'
import { Difference } from './difference.tsx'

interface Detailed {
  readonly record: AuditRecord
  readonly onObject: (id: string) => void
}

/** Who changed what from where, before and after, and the record's place in the chain. */
export function RecordDetails({ record, onObject }: Detailed) {
  const { t } = useTranslation()
  const { before, after, object, project_id: project } = record
  return (
    <Stack gap="lg">
      <section>
        <Title order={3} mb="xs">
          {t('audit.difference')}
        </Title>
        {before === null && after === null ? (
          <Text c="dimmed">{t('audit.noDifference')}</Text>
        ) : (
          <Difference before={before} after={after} />
        )}
      </section>
      <Facts
        facts={[
          { name: t('audit.at'), value: <Moment at={record.at} /> },
          {
            name: t('audit.actor'),
            value: <ActorName actor={record.actor} name={record.actor_name} />,
          },
          { name: t('audit.address'), value: record.address ?? '—' },
          { name: t('audit.request'), value: <code>{record.request_id ?? '—'}</code> },
          {
            name: t('audit.project'),
            value: project === null ? '—' : <ProjectName id={project} />,
          },
          { name: t('audit.actionName'), value: <code>{record.action}</code> },
          { name: t('audit.sequence'), value: record.sequence },
          { name: t('audit.hash'), value: <code>{record.hash}</code> },
        ]}
      />
      <section>
        <Title order={3} mb="xs">
          {t('audit.objects', { count: object.ids.length })}
        </Title>
        {object.ids.map((id) => (
          <div key={id}>
            <Anchor component="button" type="button" size="sm" onClick={() => onObject(id)}>
              <code>{id}</code>
            </Anchor>
          </div>
        ))}
      </section>
    </Stack>
  )
}
