import type { Auth } from './auth.ts'
import { createSessionCookies } from './browser.ts'
import type { SignIn } from './context.ts'
import { createKnownDevices } from './known-devices.ts'
import { createMail, type MailSettings } from './mail.ts'
import type { AuthOptions } from './options.ts'

interface Settings extends Pick<SignIn, 'engine' | 'url' | 'oidc' | 'onFailure'> {
  readonly secret: string
  /** Whether operators come by https. */
  readonly isSecure: boolean
  readonly mail: MailSettings | null
  readonly log: AuthOptions['log']
}

/** What signing in works with. Nothing of the library is loaded before somebody signs in. */
export function createSignIn({ secret, isSecure, mail, log, ...same }: Settings): SignIn {
  let loading: Promise<Auth> | null = null
  const load = async (): Promise<Auth> => {
    const { createAuth } = await import('./auth.ts')
    const { engine, url, oidc } = same
    return createAuth({ store: engine.store, secret, url: url(), oidc, log })
  }
  const scheme = isSecure ? 'https://' : 'http://'
  return {
    ...same,
    cookies: createSessionCookies(scheme, secret),
    devices: createKnownDevices(scheme, secret),
    mail: mail === null ? null : createMail(mail),
    auth: () => {
      loading ??= load()
      return loading
    },
  }
}
