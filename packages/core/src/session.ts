import type { UnixMillis } from './branded.ts'

/** What operators may: all of it, all but operators and server-level keys, or looking on. */
export const roles = ['owner', 'operator', 'read-only'] as const
export type Role = (typeof roles)[number]

/**
 * How long a session of the dashboard lasts, in milliseconds. Unused: a working day, so that a
 * machine left alone overnight is signed out in the morning. At most: a week, so that a stolen cookie
 * is worth no more than that.
 */
export const sessionMs = { unused: 12 * 3_600_000, most: 7 * 24 * 3_600_000 } as const

/** What decides whether a session may go on. */
export interface SessionLife {
  readonly createdAt: UnixMillis
  readonly seenAt: UnixMillis
  readonly expiresAt: UnixMillis
}

/** Whether a session goes on at an instant. */
export function isSessionGood(
  { createdAt, seenAt, expiresAt }: SessionLife,
  at: UnixMillis,
): boolean {
  if (at >= expiresAt || at - createdAt >= sessionMs.most) return false
  return at - seenAt < sessionMs.unused
}
