import type { Engine } from '../engine/ports.ts'
import type { Auth } from './auth.ts'
import type { Browser, SessionCookies } from './browser.ts'
import type { KnownDevices } from './known-devices.ts'
import type { Mail } from './mail.ts'
import type { OidcSettings } from './options.ts'

/** What signing in works with. Built once, in main.ts. */
export interface SignIn {
  readonly engine: Pick<Engine, 'store' | 'telemetry'>
  readonly cookies: SessionCookies
  readonly devices: KnownDevices
  /** Loads the library of sign-in, once somebody signs in. */
  readonly auth: () => Promise<Auth>
  /** Where operators reach the control port, without a slash at its end. */
  readonly url: () => string
  /** Null: no mail is sent. */
  readonly mail: Mail | null
  readonly oidc: OidcSettings | null
  /** Tells of what could not be done beside a request. */
  readonly onFailure: (error: unknown, what: string) => void
}

/** Somebody who is not signed in yet. */
export interface Visitor {
  readonly browser: Browser
  /** What their address counts as. */
  readonly source: string
  readonly requestId: string
}
