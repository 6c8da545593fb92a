import type { FullCounter, ProjectId, UnixMillis } from '@countersign/core'

/** Counters, the fullest first, as they were at an instant of the database. */
export interface FullestCounters {
  readonly at: UnixMillis
  readonly counters: readonly FullCounter[]
}

/** Whom a limit counts. */
export interface CountedSubject {
  readonly kind: 'key' | 'client' | 'project'
  readonly id: string
  readonly name: string
  readonly projectId: ProjectId
  readonly projectName: string
  readonly projectSlug: string
}
