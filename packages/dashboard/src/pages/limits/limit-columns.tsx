import { Anchor, Badge, Text } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { LimitUse } from '../../api/limit-queries.ts'
import type { Column } from '../../parts/data-table.tsx'
import { LimitBar } from '../../parts/limit-bar.tsx'
import { Moment } from '../../parts/moment.tsx'

/** What is told of each limit that is nearly spent. */
export function useLimitColumns(): readonly Column<LimitUse>[] {
  const { t } = useTranslation()
  return [
    { id: 'who', title: t('limits.who'), cell: (use) => <Counted of={use} /> },
    {
      id: 'project',
      title: t('keys.project'),
      cell: ({ project_slug: slug, project_name: name }) => (
        <Anchor
          renderRoot={(props) => (
            <Link
              to="/projects/$project"
              params={{ project: slug }}
              search={{ tab: 'products' }}
              {...props}
            />
          )}
        >
          {name}
        </Anchor>
      ),
    },
    {
      id: 'limit',
      title: t('limits.limit'),
      cell: ({ limit_name: name, is_quota: isQuota, per }) => (
        <>
          <code>{name}</code>{' '}
          <Badge variant="default" size="sm" radius="sm" tt="none" fw={500}>
            {t(isQuota ? `limits.quota.${per}` : `limits.per.${per}`)}
          </Badge>
        </>
      ),
    },
    { id: 'used', title: t('limits.used'), cell: (use) => <LimitBar of={use} /> },
    {
      id: 'resets',
      title: t('limits.resets'),
      cell: ({ resets_at: at }) => <Moment at={at} />,
    },
  ]
}

/** Whom the limit counts, with the way there. */
function Counted({ of: { counts, id, name, project_slug: slug } }: { readonly of: LimitUse }) {
  const { t } = useTranslation()
  return (
    <>
      <Anchor
        fw={500}
        renderRoot={(props) =>
          counts === 'key' ? (
            <Link to="/keys/$key" params={{ key: id }} {...props} />
          ) : counts === 'client' ? (
            <Link to="/clients/$client" params={{ client: id }} {...props} />
          ) : (
            <Link to="/projects/$project" params={{ project: slug }} {...props} />
          )
        }
      >
        {name}
      </Anchor>
      <Text size="sm" c="dimmed">
        {t(`limits.counts.${counts}`)}
      </Text>
    </>
  )
}
