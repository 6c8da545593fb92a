import { CountersignError, CountersignUnreachable } from '@countersign/client'

/** What pages do differently, depending on why something was not done. */
export type ProblemKind =
  | 'signed-out'
  | 'not-permitted'
  | 'gone'
  | 'changed-meanwhile'
  | 'refused'
  | 'slow-down'
  | 'unreachable'
  | 'fault'

const kindsByStatus: Readonly<Record<number, ProblemKind>> = {
  401: 'signed-out',
  403: 'not-permitted',
  404: 'gone',
  412: 'changed-meanwhile',
  429: 'slow-down',
  500: 'fault',
  502: 'unreachable',
  503: 'unreachable',
  504: 'unreachable',
}

/** What was shown does not do, whatever the status says: neither has the session ended, nor lacks the role. */
const refusedProofs: ReadonlySet<string | null> = new Set([
  'sign_in_refused',
  'two_factor_refused',
  'password_refused',
  'link_refused',
])

/** Whatever was thrown, as one of the few things that it can be. */
export function problemKind(error: unknown): ProblemKind {
  if (error instanceof CountersignUnreachable) return 'unreachable'
  if (!(error instanceof CountersignError)) return 'fault'
  if (refusedProofs.has(error.code)) return 'refused'
  return kindsByStatus[error.status] ?? 'refused'
}

/** Whether somebody else has changed what was to be changed. */
export function isChangedMeanwhile(error: unknown): boolean {
  return error instanceof CountersignError && error.status === 412
}

/** Whether the session has ended: the only way on is to sign in. */
export function isSignedOut(error: unknown): boolean {
  return error instanceof CountersignError && error.status === 401 && !refusedProofs.has(error.code)
}

/** Whether it was refused for this reason. */
export function isRefusedWith(error: unknown, code: string): boolean {
  return error instanceof CountersignError && error.code === code
}
