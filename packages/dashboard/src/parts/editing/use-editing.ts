import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { isChangedMeanwhile } from '../../api/problems.ts'
import { differences } from './differences.ts'

/** What can be changed of something, in the version that was read. */
export interface Version<Values> {
  readonly etag: string | null
  readonly values: Values
}

interface Edited<Values> {
  /** As it is now, as far as the page knows. */
  readonly latest: Version<Values>
  readonly save: (change: Partial<Values>, etag: string | null) => Promise<unknown>
  /** Reads it again. */
  readonly refresh: () => Promise<unknown>
  readonly onSaved: () => void
}

/**
 * A form over a version of something. What somebody else has changed meanwhile is neither overwritten
 * nor lost sight of: the form says what it is, and whoever fills it decides.
 */
export function useEditing<Values extends object>(edited: Edited<Values>) {
  const { latest, save, refresh, onSaved } = edited
  const [base, setBase] = useState(latest)
  const [values, setValues] = useState(latest.values)
  const mine = differences(base.values, values)
  const saving = useMutation({
    mutationFn: ({ change, etag }: { change: Partial<Values>; etag: string | null }) =>
      save(change, etag),
    onSuccess: onSaved,
    onError: async (error) => {
      if (isChangedMeanwhile(error)) await refresh()
    },
  })
  const isStale = latest.etag !== base.etag
  return {
    values,
    change: (change: Partial<Values>) => setValues({ ...values, ...change }),
    hasChanged: Object.keys(mine).length > 0,
    /** What somebody else has changed; null: nobody did. */
    theirs: isStale ? differences(base.values, latest.values) : null,
    mine,
    isBusy: saving.isPending,
    // once it is known what was changed, that is what is told
    error: isStale && isChangedMeanwhile(saving.error) ? null : saving.error,
    save: () => saving.mutate({ change: mine, etag: base.etag }),
    takeTheirs: () => {
      setBase(latest)
      setValues(latest.values)
      saving.reset()
    },
    applyMine: () => {
      setBase(latest)
      setValues({ ...latest.values, ...mine })
      saving.mutate({ change: mine, etag: latest.etag })
    },
  }
}
