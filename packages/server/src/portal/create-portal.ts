import { createSessionCookies } from '../operators/browser.ts'
import { createKnownDevices } from '../operators/known-devices.ts'
import { createMail, type MailSettings } from '../operators/mail.ts'
import type { AuthOptions } from '../operators/options.ts'
import type { CustomerAuth } from './auth.ts'
import type { Portal } from './context.ts'

type Same = 'engine' | 'url' | 'title' | 'oidc' | 'registration' | 'selfService' | 'onFailure'

interface Settings extends Pick<Portal, Same> {
  readonly secret: string
  /** Whether customers come by https. */
  readonly isSecure: boolean
  readonly mail: MailSettings | null
  readonly log: AuthOptions['log']
}

/** What the portal works with. Nothing of the library of sign-in is loaded before somebody needs it. */
export function createPortal({ secret, isSecure, mail, log, ...same }: Settings): Portal {
  let loading: Promise<CustomerAuth> | null = null
  const load = async (): Promise<CustomerAuth> => {
    const { createCustomerAuth } = await import('./auth.ts')
    const { engine, url, oidc, registration } = same
    const { store } = engine
    return createCustomerAuth({ store, secret, url: url(), log, oidc, registration })
  }
  const scheme = isSecure ? 'https://' : 'http://'
  return {
    ...same,
    realm: 'portal',
    cookies: createSessionCookies(scheme, secret, 'countersign_portal'),
    devices: createKnownDevices(scheme, secret, 'countersign_portal'),
    mail: mail === null ? null : createMail(mail),
    auth: () => {
      loading ??= load()
      return loading
    },
  }
}
