import { createHmac, randomBytes } from 'node:crypto'
import { sha256 } from '../engine/random.ts'
import { type CookieName, cookieNamed, cookiePrefix, isSame } from './browser.ts'

/**
 * Browsers in which somebody has signed in to an account before (OWASP, "device cookies"). It lets
 * nobody in: attempts from there are counted by themselves, so that strangers who guess at an account
 * don't keep out whose it is.
 */
export interface KnownDevices {
  /** Which browser it is, of those known to an account; null: none of them. */
  readonly deviceOf: (cookie: string | undefined, email: string) => string | null
  /** A Set-Cookie by which the browser is known to the account from now on. */
  readonly remember: (cookie: string | undefined, email: string) => string
}

/** In seconds: the half of a year. */
const rememberedSeconds = 180 * 24 * 3_600

/** The cookie of an account is named by it and holds `<random>.<HMAC-SHA256 of both>`. */
export function createKnownDevices(
  url: string,
  secret: string,
  named: CookieName = 'countersign',
): KnownDevices {
  const prefix = cookiePrefix(url, named)
  const secure = url.startsWith('https:') ? '; Secure' : ''
  const nameOf = (account: string) => `${prefix}.device-${account.slice(0, 16)}`
  const signed = (account: string, device: string) =>
    createHmac('sha256', secret).update(`device/${account}/${device}`).digest('base64url')
  const deviceOf: KnownDevices['deviceOf'] = (cookie, email) => {
    const account = accountOf(email)
    const [device = '', signature = ''] = cookieNamed(nameOf(account), cookie)?.split('.') ?? []
    return device !== '' && isSame(signature, signed(account, device)) ? device : null
  }
  return {
    deviceOf,
    remember: (cookie, email) => {
      const account = accountOf(email)
      const device = deviceOf(cookie, email) ?? randomBytes(12).toString('base64url')
      const value = `${device}.${signed(account, device)}`
      const lasting = `Max-Age=${String(rememberedSeconds)}; Path=/; HttpOnly; SameSite=Lax`
      return `${nameOf(account)}=${value}; ${lasting}${secure}`
    },
  }
}

/** Counters and cookies tell nobody whose they are. */
export function accountOf(email: string): string {
  return Buffer.from(sha256(email.toLowerCase())).toString('base64url')
}
