import { Badge, Button, VisuallyHidden } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { SigningKey } from '../../api/signing-key-queries.ts'
import { type Column, DataTable } from '../../parts/data-table.tsx'
import { Moment } from '../../parts/moment.tsx'

interface Listed {
  /** Undefined: they are on their way. */
  readonly keys: readonly SigningKey[] | undefined
  /** Null: who looks may not report one. */
  readonly onLeaked: ((key: SigningKey) => void) | null
}

const colors = { announced: 'ink', signing: 'teal', kept: 'gray', retired: 'gray' } as const

/** Every signing key with the instants of its life, the newest first. */
export function SigningKeyTable({ keys, onLeaked }: Listed) {
  const { t } = useTranslation()
  const columns = useColumns(onLeaked)
  return (
    <DataTable
      caption={t('signingKeys.title')}
      columns={columns}
      rows={keys}
      keyOf={({ kid }) => kid}
      expected={2}
      empty={null}
    />
  )
}

function useColumns(onLeaked: Listed['onLeaked']): readonly Column<SigningKey>[] {
  const { t } = useTranslation()
  const report: Column<SigningKey> = {
    id: 'emergency',
    title: t('signingKeys.emergency.column'),
    cell: (key) =>
      key.state === 'retired' ? (
        '—'
      ) : (
        <Button size="compact-sm" variant="light" color="red" onClick={() => onLeaked?.(key)}>
          {t('signingKeys.emergency.open')}
          <VisuallyHidden> {key.kid.slice(0, 8)}</VisuallyHidden>
        </Button>
      ),
  }
  return [
    {
      id: 'kid',
      title: t('signingKeys.kid'),
      cell: ({ kid, algorithm }) => (
        <>
          <code title={kid}>{kid.slice(0, 8)}…</code> {algorithm}
        </>
      ),
    },
    { id: 'state', title: t('keys.state'), cell: (key) => <State of={key} /> },
    {
      id: 'published',
      title: t('signingKeys.published'),
      cell: ({ published_at: at }) => <Moment at={at} never={t('signingKeys.soon')} />,
    },
    {
      id: 'from',
      title: t('signingKeys.signsFrom'),
      cell: ({ signs_from: at }) => <Moment at={at} />,
    },
    {
      id: 'until',
      title: t('signingKeys.signsUntil'),
      cell: ({ signs_until: at }) => <Moment at={at} never={t('signingKeys.untilSuccessor')} />,
    },
    {
      id: 'retires',
      title: t('signingKeys.retires'),
      cell: ({ retired_at: retired, kept_until: kept }) => (
        <Moment at={retired ?? kept} never={t('signingKeys.afterLast')} />
      ),
    },
    ...(onLeaked === null ? [] : [report]),
  ]
}

function State({ of: { state, compromised_at: at, compromised_reason: why } }: { of: SigningKey }) {
  const { t } = useTranslation()
  if (at === null) {
    return (
      <Badge variant="light" color={colors[state]} size="sm" radius="sm" tt="none">
        {t(`signingKeys.state.${state}`)}
      </Badge>
    )
  }
  return (
    <>
      <Badge variant="light" color="red" size="sm" radius="sm" tt="none">
        {t('signingKeys.state.compromised')}
      </Badge>
      {why !== null && <div>{why}</div>}
    </>
  )
}
