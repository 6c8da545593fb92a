import type { components } from '@countersign/client'
import { Anchor, Group } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { Column } from '../data-table.tsx'
import { Moment } from '../moment.tsx'
import { ProjectName } from '../project-name.tsx'
import classes from './key-columns.module.css'
import { EnvironmentMark, KeyState } from './key-state.tsx'

type Key = components['schemas']['Key']

/** What lists of keys tell of each. */
export function useKeyColumns({ withProject }: { readonly withProject: boolean }) {
  const { t } = useTranslation()
  const columns: readonly Column<Key>[] = [
    { id: 'name', title: t('keys.name'), cell: (key) => <KeyName of={key} /> },
    ...(withProject
      ? [
          {
            id: 'project',
            title: t('keys.project'),
            cell: ({ project_id: id }: Key) => (id === null ? '—' : <ProjectName id={id} />),
          },
        ]
      : []),
    {
      id: 'state',
      title: t('keys.state'),
      cell: (key) => (
        <Group gap={6} wrap="nowrap">
          <KeyState of={key} />
          <EnvironmentMark environment={key.environment} />
        </Group>
      ),
    },
    {
      id: 'used',
      title: t('keys.lastUsed'),
      cell: ({ last_used_at: at }) => <Moment at={at} never={t('keys.neverUsed')} />,
    },
    {
      id: 'expires',
      title: t('keys.expires'),
      cell: ({ expires_at: at }) => <Moment at={at} never={t('keys.noExpiry')} />,
    },
    {
      id: 'created',
      title: t('keys.created'),
      isMinor: true,
      cell: ({ created_at: at }) => <Moment at={at} />,
    },
  ]
  return columns
}

/** A key by its name, which leads to its page, and the beginning of its secret. */
export function KeyName({ of: { id, name, key_prefix: prefix } }: { readonly of: Key }) {
  return (
    <>
      <Anchor
        fw={500}
        renderRoot={(props) => <Link to="/keys/$key" params={{ key: id }} {...props} />}
      >
        {name}
      </Anchor>
      <div>
        <code className={classes.prefix}>{prefix}…</code>
      </div>
    </>
  )
}
