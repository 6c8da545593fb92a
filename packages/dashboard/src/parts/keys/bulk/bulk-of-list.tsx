import type { components } from '@countersign/client'
import { Button } from '@mantine/core'
import { lazy, Suspense, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Api } from '../../../api/api.ts'
import type { KeysAsked } from '../../../api/queries.ts'
import { useApi } from '../../../api/use-api.ts'
import { BulkBar } from './bulk-bar.tsx'
import { countMeant, type MeantKey, meantBy, readMeant } from './meant.ts'
import type { Progress, Watch } from './run-each.ts'

/** Comes when something is first chosen: the list is there sooner without it. */
const load = async () => ({ default: (await import('./bulk-keys.tsx')).BulkKeys })
const BulkKeys = lazy(load)

interface OfList {
  readonly chosen: readonly components['schemas']['Key'][]
  readonly onClear: () => void
  /** Null: the list is not narrowed, or all of it is on the page. */
  readonly filter: KeysAsked | null
}

interface Opened {
  readonly does: 'revoke' | 'deactivate'
  readonly all: boolean
}

/** What can be done about keys that were chosen in a list, or about all that its filter means. */
export function BulkOfList({ chosen, onClear, filter }: OfList) {
  const { t } = useTranslation()
  const api = useApi()
  const [opened, setOpened] = useState<Opened | null>(null)
  const close = (isDone: boolean) => {
    setOpened(null)
    if (isDone) onClear()
  }
  const isChosen = chosen.length > 0
  useEffect(() => {
    if (isChosen) void load().catch(() => null)
  }, [isChosen])
  const project = filter?.project
  const isTogether = opened?.all === true && opened.does === 'revoke' && project !== undefined
  const prepare = async () => {
    if (opened?.all !== true || filter === null) return meantBy(chosen, Date.now())
    if (isTogether) return countMeant(api, { ...filter, project })
    return readMeant(api, filter, (key) => opened.does === 'revoke' || key.is_active)
  }
  return (
    <>
      <BulkBar count={chosen.length} onClear={onClear}>
        {filter !== null && (
          <Button
            variant="subtle"
            size="xs"
            color="red"
            onClick={() => setOpened({ does: 'revoke', all: true })}
          >
            {t('bulk.all')}
          </Button>
        )}
        <Button
          variant="default"
          size="xs"
          onClick={() => setOpened({ does: 'deactivate', all: false })}
        >
          {t('bulk.deactivate.open')}
        </Button>
        <Button color="red" size="xs" onClick={() => setOpened({ does: 'revoke', all: false })}>
          {t('bulk.revoke.open')}
        </Button>
      </BulkBar>
      {opened !== null && (
        <Suspense>
          <BulkKeys
            does={opened.does}
            prepare={prepare}
            {...(isTogether && filter !== null
              ? {
                  together: (reason: string | null, watch: Watch<MeantKey>) =>
                    revokeTogether(api, { ...filter, project }, { reason, watch }),
                }
              : {})}
            onClose={close}
          />
        </Suspense>
      )}
    </>
  )
}

/** Revokes all keys of a filter, a thousand at once. */
async function revokeTogether(
  api: Api,
  { project, ...filter }: KeysAsked & { readonly project: string },
  {
    reason,
    watch: { told, signal },
  }: { readonly reason: string | null; readonly watch: Watch<MeantKey> },
): Promise<Progress<MeantKey>> {
  let done = 0
  let remaining = 1
  while (remaining > 0 && !signal.aborted) {
    const some = await api.keys.revokeMany({
      ...{ project, filter, dry_run: false },
      ...(reason === null ? {} : { reason }),
    })
    done += some.revoked
    remaining = some.revoked === 0 ? 0 : some.remaining
    told({ done, failures: [] })
  }
  return { done, failures: [] }
}
