import { Progress as Bar, Button, Group, Modal, Skeleton, Stack, Text } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { type ReactNode, useId, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { wholeNumber } from '../../../format/numbers.ts'
import { ProblemNotice } from '../../problem-notice.tsx'
import { Consequence } from './consequence.tsx'
import type { Meant, MeantKey } from './meant.ts'
import { Result } from './result.tsx'
import type { Progress, Watch } from './run-each.ts'

export type Does = 'revoke' | 'deactivate' | 'expire' | 'narrow'

interface Asked {
  readonly does: Does
  /** Finds out what is meant, before anything is asked. */
  readonly prepare: () => Promise<Meant>
  readonly run: (meant: Meant, watch: Watch<MeantKey>) => Promise<Progress<MeantKey>>
  /** What else is asked for. */
  readonly children?: ReactNode
  /** Whether something was done. */
  readonly onClose: (isDone: boolean) => void
}

/** Something that is done about several keys: asks, shows how far it is, and what has come of it. */
export function BulkDialog({ does, prepare, run, children, onClose }: Asked) {
  const { t, i18n } = useTranslation()
  const { meant, unread, failed, progress, stage, begin, stop, again } = useBulk(prepare, run)
  const count = meant?.count ?? 0
  const counted = { count, number: wholeNumber(count, i18n.language) }
  const isRunning = stage === 'runs'
  const isOver = stage === 'over'
  return (
    <Modal
      opened
      onClose={() => onClose(isOver)}
      title={t(meant === undefined ? `bulk.${does}.deed` : `bulk.${does}.ask`, counted)}
      lockScroll={false}
      transitionProps={{ exitDuration: 0 }}
      withCloseButton={!isRunning}
      closeOnClickOutside={!isRunning}
      closeOnEscape={!isRunning}
      closeButtonProps={{ 'aria-label': t('close') }}
      size={540}
    >
      <Stack gap="md">
        {meant === undefined && unread === null && <Skeleton height={92} />}
        {unread !== null && <ProblemNotice error={unread} onRetry={again} />}
        {failed !== null && <ProblemNotice error={failed} />}
        {meant !== undefined && stage === 'asks' && (
          <>
            <Text>{t(`bulk.${does}.about`)}</Text>
            <Consequence of={meant} does={does} />
            {children}
          </>
        )}
        {isRunning && <Running done={progress.done + progress.failures.length} of={count} />}
        {isOver && <Result does={does} of={count} progress={progress} />}
        <Group justify="flex-end" gap="sm">
          <Button variant="default" onClick={isRunning ? stop : () => onClose(isOver)}>
            {t(isRunning ? 'bulk.stop' : isOver ? 'close' : 'cancel')}
          </Button>
          {stage === 'asks' && (
            <Button
              color={does === 'revoke' || does === 'deactivate' ? 'red' : 'ink'}
              disabled={count === 0}
              onClick={begin}
            >
              {t(`bulk.${does}.deed`)}
            </Button>
          )}
        </Group>
      </Stack>
    </Modal>
  )
}

const nothingDone: Progress<MeantKey> = { done: 0, failures: [] }

/** Finds out what is meant, does it when told to, and tells how far it is. */
function useBulk(prepare: Asked['prepare'], run: Asked['run']) {
  const queries = useQueryClient()
  const id = useId()
  const stop = useRef(new AbortController())
  const {
    data: meant,
    error: unread,
    refetch,
  } = useQuery({
    queryKey: ['keys', 'bulk', id],
    queryFn: prepare,
    gcTime: 0,
    // what was asked about is what is done
    staleTime: Number.POSITIVE_INFINITY,
  })
  const [progress, setProgress] = useState(nothingDone)
  const [stage, setStage] = useState<'asks' | 'runs' | 'over'>('asks')
  const [failed, setFailed] = useState<unknown>(null)
  const begin = async (asked: Meant) => {
    setFailed(null)
    setProgress(nothingDone)
    setStage('runs')
    try {
      setProgress(await run(asked, { told: setProgress, signal: stop.current.signal }))
      setStage('over')
    } catch (thrown) {
      setFailed(thrown)
      setStage('asks')
    }
    await queries.invalidateQueries({
      predicate: ({ queryKey: [of, what] }) =>
        of === 'hygiene' || (of === 'keys' && what !== 'bulk'),
    })
  }
  return {
    ...{ meant, unread, failed, progress, stage },
    begin: () => meant !== undefined && void begin(meant),
    stop: () => stop.current.abort(),
    again: () => void refetch(),
  }
}

function Running({ done, of }: { readonly done: number; readonly of: number }) {
  const { t, i18n } = useTranslation()
  const said = {
    done: wholeNumber(done, i18n.language),
    number: wholeNumber(of, i18n.language),
  }
  return (
    <div>
      <Text size="sm" mb={6} aria-live="polite">
        {t('bulk.running', said)}
      </Text>
      <Bar value={of === 0 ? 100 : (100 * done) / of} aria-label={t('bulk.progress')} />
    </div>
  )
}
