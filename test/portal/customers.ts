import { openBrowserAt, password, secretOf, type TestBrowser } from '../operators/browser.ts'
import { type Answered, controlOf } from '../service/api.ts'
import type { TestService } from '../service/service.ts'

type Service = Pick<TestService, 'publicUrl' | 'controlUrl' | 'adminKey'>

export { password, secretOf }

/** A browser at the portal. */
export function openPortal({ publicUrl }: Pick<TestService, 'publicUrl'>): TestBrowser {
  return openBrowserAt(publicUrl)
}

export interface Customer extends TestBrowser {
  readonly id: string
  readonly email: string
  readonly memberId: string
}

let made = 0

/** A customer with this role in a project, by an invitation of an operator; signed in. */
export async function newCustomer(
  service: Service,
  project: string,
  role: 'owner' | 'developer' | 'viewer',
): Promise<Customer> {
  const email = `customer-${String(++made)}@example.com`
  const path = `/v1/projects/${project}/members`
  const invited = await controlOf(service)(path, { json: { email, role } })
  if (invited.status !== 201) throw new Error(invited.text)
  const browser = openPortal(service)
  const json = { token: secretOf(invited.body.link), name: `A ${role}`, password }
  const accepted = await browser.ask('/portal/api/links/accept', { json })
  if (accepted.status !== 200) throw new Error(accepted.text)
  const { id } = accepted.body.customer
  return { ...browser, id, email, memberId: invited.body.member.id }
}

/** The same customer in another browser. */
export async function signInAgain(service: Service, { email }: Customer): Promise<TestBrowser> {
  const browser = openPortal(service)
  const { status, text } = await browser.ask('/portal/api/sign-in', { json: { email, password } })
  if (status !== 200) throw new Error(text)
  return browser
}

/** Status and code of a reply. */
export function told({ status, body }: Answered): readonly [number, string | null] {
  return [status, body?.code ?? null]
}
