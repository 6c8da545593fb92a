import { Anchor, Text, VisuallyHidden } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { UsageGroup } from '../../app/usage-search.ts'
import { wholeNumber } from '../../format/numbers.ts'
import type { Column } from '../../parts/data-table.tsx'
import { Moment } from '../../parts/moment.tsx'
import type { Part } from './breakdown.ts'

const usedGroups: ReadonlySet<UsageGroup> = new Set(['key', 'client', 'project'])

/** What is told of each member of a group, and the way to see only its requests. */
export function useBreakdownColumns(
  group: UsageGroup,
  onNarrow: (id: string) => void,
): readonly Column<Part>[] {
  const { t, i18n } = useTranslation()
  const number = (value: number) => wholeNumber(value, i18n.language)
  return [
    {
      id: 'name',
      title: t(`usage.groups.${group}`),
      cell: (part) => <PartName part={part} group={group} />,
    },
    {
      id: 'accepted',
      title: t('use.accepted'),
      isNumber: true,
      cell: ({ accepted }) => number(accepted),
    },
    {
      id: 'refused',
      title: t('use.refused'),
      isNumber: true,
      cell: ({ refused }) => number(refused),
    },
    ...(usedGroups.has(group)
      ? [
          {
            id: 'used',
            title: t('keys.lastUsed'),
            cell: ({ usedAt }: Part) => <Moment at={usedAt} never={t('keys.neverUsed')} />,
          },
        ]
      : []),
    {
      id: 'only',
      title: t('usage.narrow'),
      cell: ({ id, name }) =>
        id === '' ? null : (
          <Anchor component="button" type="button" size="sm" onClick={() => onNarrow(id)}>
            {t('usage.only')}
            <VisuallyHidden> {name}</VisuallyHidden>
          </Anchor>
        ),
    },
  ]
}

function PartName({
  part: { id, name },
  group,
}: {
  readonly part: Part
  readonly group: UsageGroup
}) {
  const { t } = useTranslation()
  if (id === '') return <Text inherit>{t('usage.unknown')}</Text>
  if (group === 'code') return <code>{name}</code>
  if (group === 'environment') return <>{t(`environment.${id as 'live'}`)}</>
  return (
    <Anchor fw={500} renderRoot={(props) => <PartLink id={id} group={group} {...props} />}>
      {name}
    </Anchor>
  )
}

interface Linked {
  readonly id: string
  readonly group: UsageGroup
}

function PartLink({ id, group, ...props }: Linked) {
  if (group === 'key') return <Link to="/keys/$key" params={{ key: id }} {...props} />
  if (group === 'client') return <Link to="/clients/$client" params={{ client: id }} {...props} />
  return <Link to="/projects/$project" params={{ project: id }} {...props} />
}
