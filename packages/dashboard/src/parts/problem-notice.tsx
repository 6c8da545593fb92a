import { CountersignError } from '@countersign/client'
import { Alert, Button, Code, Group, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { type ProblemKind, problemKind } from '../api/problems.ts'
import { relativeTime } from '../format/times.ts'
import { Icon } from './icon.tsx'

interface Noticed {
  readonly error: unknown
  /** Tries what failed once more; where it makes sense to. */
  readonly onRetry?: (() => void) | undefined
}

const canBeTriedAgain: ReadonlySet<ProblemKind> = new Set(['unreachable', 'slow-down', 'fault'])

/** Says what went wrong, in words for people, and what can be done about it. */
export function ProblemNotice({ error, onRetry }: Noticed) {
  const { t } = useTranslation()
  const kind = problemKind(error)
  const known = error instanceof CountersignError ? error : null
  return (
    <Alert
      color={kind === 'unreachable' || kind === 'slow-down' ? 'yellow' : 'red'}
      icon={<Icon name={kind === 'unreachable' ? 'offline' : 'alert'} />}
      title={t(`problem.${kind}.title`)}
      role="alert"
    >
      <Text size="sm">{useProblemText(error)}</Text>
      <Text size="sm">{useWayOn(error)}</Text>
      {known !== null && (
        <Text size="xs" mt={6} c="dimmed" style={{ overflowWrap: 'anywhere' }}>
          <Code>{known.code ?? known.status}</Code>{' '}
          {known.requestId !== null && (
            <>
              {t('problem.request')} <Code>{known.requestId}</Code>
            </>
          )}
        </Text>
      )}
      {onRetry !== undefined && canBeTriedAgain.has(kind) && (
        <Group mt="sm">
          <Button size="xs" variant="default" onClick={onRetry}>
            {t('problem.retry')}
          </Button>
        </Group>
      )}
    </Alert>
  )
}

/** What can be done about a problem; where the service says how long to wait, that. */
function useWayOn(error: unknown): string {
  const { t, i18n } = useTranslation()
  const kind = problemKind(error)
  const waitMs = error instanceof CountersignError ? error.retryAfterMs : null
  if (kind !== 'slow-down' || waitMs === null) return t(`problem.${kind}.wayOn`)
  return t('problem.slow-down.waitFor', { when: relativeTime(waitMs, 0, i18n.language) })
}

/** The sentence for a problem: ours where there is one in the reader's language, else the service's. */
export function useProblemText(error: unknown): string {
  const { t, i18n } = useTranslation()
  if (!(error instanceof CountersignError)) return ''
  const path = `problem.codes.${error.code ?? ''}`
  if (i18n.exists(path)) return t(path as 'problem.codes.object_unknown')
  return error.message
}
