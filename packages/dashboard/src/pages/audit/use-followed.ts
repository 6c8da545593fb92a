import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import type { AuditAsked } from '../../api/audit-queries.ts'

export type Followed =
  | 'off'
  | { readonly kind: 'connecting' | 'live' | 'interrupted'; readonly count: number }

/** However fast records come, the list is read again this often at most. */
const pauseMs = 400

/** Follows what is sealed: the list is read again when there is more of it. */
export function useFollowed(asked: Omit<AuditAsked, 'cursor'>, isFollowing: boolean): Followed {
  const queries = useQueryClient()
  const [followed, setFollowed] = useState<Followed>('off')
  const query = new URLSearchParams({ ...(asked as Record<string, string>), follow: 'true' })
  const address = `/v1/audit?${query.toString()}`
  useEffect(() => {
    if (!isFollowing) return
    let waiting: ReturnType<typeof setTimeout> | undefined
    let count = 0
    // the browser connects again by itself, after the last record that it was told
    const events = new EventSource(address)
    setFollowed({ kind: 'connecting', count })
    events.onopen = () => setFollowed({ kind: 'live', count })
    events.onerror = () => setFollowed({ kind: 'interrupted', count })
    events.addEventListener('record', () => {
      count += 1
      setFollowed({ kind: 'live', count })
      waiting ??= setTimeout(() => {
        waiting = undefined
        void queries.invalidateQueries({ queryKey: ['audit', 'list'] })
      }, pauseMs)
    })
    return () => {
      clearTimeout(waiting)
      events.close()
      setFollowed('off')
    }
  }, [address, isFollowing, queries])
  return followed
}
