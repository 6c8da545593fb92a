import { type Answered, type Asked, ask, controlOf } from '../service/api.ts'
import { fromElsewhere } from '../service/contracts.ts'
import type { TestService } from '../service/service.ts'

/** A browser that keeps cookies, and sends the token of its session with what it changes. */
export interface TestBrowser {
  readonly ask: (path: string, asked?: Asked) => Promise<Answered>
  /** As `Cookie` would hold them. */
  readonly cookies: () => string
  readonly csrfToken: () => string
  /** Takes the cookies of another one. */
  readonly take: (cookies: string) => void
}

type Place = Pick<TestService, 'controlUrl'>

/** Each has an address of its own, so that limits of addresses are not in the way. */
export function openBrowser({ controlUrl }: Place): TestBrowser {
  return openBrowserAt(controlUrl)
}

/** The same at another address. */
export function openBrowserAt(url: string): TestBrowser {
  const jar = new Map<string, string>()
  const address = fromElsewhere()
  let csrfToken = ''
  const cookies = () => [...jar].map(([name, value]) => `${name}=${value}`).join('; ')
  return {
    cookies,
    csrfToken: () => csrfToken,
    take: (given) => {
      for (const part of given.split('; ')) keep(part, jar)
    },
    ask: async (path, asked = {}) => {
      const headers = {
        ...address,
        'sec-fetch-site': 'same-origin',
        ...(jar.size > 0 && { cookie: cookies() }),
        ...(csrfToken !== '' && { 'x-csrf-token': csrfToken }),
        ...asked.headers,
      }
      const answered = await ask(url + path, { ...asked, headers })
      for (const cookie of answered.headers.getSetCookie()) keep(cookie, jar)
      if (typeof answered.body?.csrf_token === 'string') csrfToken = answered.body.csrf_token
      return answered
    },
  }
}

function keep(cookie: string, jar: Map<string, string>): void {
  const [pair = '', ...attributes] = cookie.split(';')
  const equals = pair.indexOf('=')
  const name = pair.slice(0, equals).trim()
  if (attributes.some((attribute) => /^ *max-age=0$/i.test(attribute))) jar.delete(name)
  else jar.set(name, pair.slice(equals + 1))
}

export const password = 'a password of the tests'

/** The secret at the end of a link. */
export function secretOf(link: string): string {
  return new URL(link).hash.slice(1)
}

let made = 0

export interface SignedIn extends TestBrowser {
  readonly id: string
  readonly email: string
}

type Service = Pick<TestService, 'controlUrl' | 'adminKey'>

/** An owner, by a link that the admin key has made; signed in. */
export async function newOwner(service: Service): Promise<SignedIn> {
  const { body } = await controlOf(service)('/v1/setup/links', { method: 'POST' })
  const browser = openBrowser(service)
  const email = `owner-${String(++made)}@example.com`
  const token = secretOf(body.link)
  return signedIn(browser, email, '/v1/setup', { token, name: 'An owner', email, password })
}

/** An operator with this role, by an invitation; signed in. */
export async function newOperator(service: Service, role: string): Promise<SignedIn> {
  const email = `somebody-${String(++made)}@example.com`
  const { body } = await controlOf(service)('/v1/invitations', { json: { email, role } })
  const browser = openBrowser(service)
  const accepted = { token: secretOf(body.link), name: `Somebody ${role}`, password }
  return signedIn(browser, email, '/v1/invitations/accept', accepted)
}

async function signedIn(browser: TestBrowser, email: string, path: string, json: object) {
  const { status, text, body } = await browser.ask(path, { json })
  if (status !== 200) throw new Error(text)
  return { ...browser, id: body.operator.id as string, email }
}

/** The same operator in another browser. */
export async function signInAgain(service: Service, { email, id }: SignedIn): Promise<SignedIn> {
  const browser = openBrowser(service)
  await signedIn(browser, email, '/v1/session', { email, password })
  return { ...browser, id, email }
}
