import type { UnixMillis } from '@countersign/core'

// What the tables of operators and of customers have in common: columns that the library of sign-in
// reads and writes. It holds times as ISO 8601 in UTC on both databases.

/** A way to sign in: a password, or an account at an identity provider. */
export interface SignInAccount {
  readonly id: string
  readonly provider_id: string
  readonly account_id: string
  readonly password: string | null
  readonly access_token: string | null
  readonly refresh_token: string | null
  readonly id_token: string | null
  readonly access_token_expires_at: string | null
  readonly refresh_token_expires_at: string | null
  readonly scope: string | null
  readonly created_at: string
  readonly updated_at: string
}

export interface SignInSession {
  readonly id: string
  /** Opens nothing without its signature, which only the cookie holds. */
  readonly token: string
  readonly address: string | null
  readonly user_agent: string | null
  readonly created_at: string
  readonly updated_at: string
  readonly expires_at: string
  /** Epoch milliseconds; null: not since it was made. */
  readonly seen_at: number | null
}

export interface VerificationRow {
  readonly id: string
  readonly identifier: string
  readonly value: string
  readonly expires_at: string
  readonly created_at: string
  readonly updated_at: string
}

export const textTimes = { created_at: 'text', updated_at: 'text' } as const

export const accountColumns = {
  provider_id: 'text',
  account_id: 'text',
  password: 'text?',
  access_token: 'text?',
  refresh_token: 'text?',
  id_token: 'text?',
  access_token_expires_at: 'text?',
  refresh_token_expires_at: 'text?',
  scope: 'text?',
  ...textTimes,
} as const

export const sessionColumns = {
  token: 'text',
  address: 'text?',
  user_agent: 'text?',
  ...textTimes,
  expires_at: 'text',
  seen_at: 'time?',
} as const

export const verificationColumns = {
  id: 'id',
  identifier: 'text',
  value: 'text',
  expires_at: 'text',
  ...textTimes,
} as const

/** The account that holds a password, in the words of the library of sign-in. */
export const passwordAccount = 'credential'

/** A row of it, without whose it is. */
export function passwordAccountOf(id: string, password: string, at: UnixMillis): SignInAccount {
  const time = new Date(at).toISOString()
  return {
    id: `${id}-password`,
    account_id: id,
    provider_id: passwordAccount,
    password,
    access_token: null,
    refresh_token: null,
    id_token: null,
    access_token_expires_at: null,
    refresh_token_expires_at: null,
    scope: null,
    created_at: time,
    updated_at: time,
  }
}
