import type { Browser, BrowserContext, Page } from 'playwright-core'
import { ask, controlOf } from '../service/api.ts'
import { contractSecrets, fromElsewhere } from '../service/contracts.ts'
import { startTestService, type TestService } from '../service/service.ts'
import { type Opened, openPage } from './dashboard.ts'

/** What the customers of the tests choose. */
export const customerPassword = 'correct horse battery staple'

export interface PortalService extends TestService {
  readonly portalUrl: string
}

/** A service with the portal, which speaks one of the contracts that come with Countersign. */
export async function startPortalService(
  contract = 'native',
  environment: Readonly<Record<string, string>> = {},
): Promise<PortalService> {
  const service = await startTestService({
    databaseUrl: null,
    environment: {
      ...{ CONTRACT: contract, PORTAL: 'on', TRUSTED_PROXIES: '127.0.0.1' },
      ...contractSecrets,
      ...environment,
    },
  })
  return Object.assign(service, { portalUrl: `${service.publicUrl}/portal` })
}

/** A page of a browser at an address of its own, so that limits of addresses are not in the way. */
export function openPortalPage(
  browser: Browser,
  wishes: Parameters<typeof openPage>[1] = {},
): Promise<Opened> {
  return openPage(browser, { extraHTTPHeaders: fromElsewhere(), ...wishes })
}

type Role = 'owner' | 'developer' | 'viewer'

/** Invites somebody by the API; gives the link. */
export async function invite(
  service: PortalService,
  project: string,
  { email, role }: { readonly email: string; readonly role: Role },
): Promise<string> {
  const path = `/v1/projects/${project}/members`
  const { status, body, text } = await controlOf(service)(path, { json: { email, role } })
  if (status !== 201) throw new Error(text)
  return body.link
}

/** A customer who has accepted an invitation, as the API sees them. */
export async function newMember(
  service: PortalService,
  project: string,
  { email, name, role }: { readonly email: string; readonly name: string; readonly role: Role },
): Promise<void> {
  const link = await invite(service, project, { email, role })
  const { status, text } = await ask(`${service.portalUrl}/api/links/accept`, {
    headers: fromElsewhere(),
    json: { token: new URL(link).hash.slice(1), name, password: customerPassword },
  })
  if (status !== 200) throw new Error(text)
}

/** Signs in by the page. */
export async function signInAs(
  page: Page,
  { portalUrl }: PortalService,
  email: string,
): Promise<void> {
  await page.goto(`${portalUrl}/sign-in`)
  await page.getByLabel('Email address').fill(email)
  await page.getByLabel('Password', { exact: true }).fill(customerPassword)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.waitForURL((url) => !url.pathname.endsWith('/sign-in'))
}

/** What lets other pages go on in the same session: sign-ins in a row are slowed. */
export async function sessionAs(
  browser: Browser,
  service: PortalService,
  email: string,
): Promise<{ readonly storageState: Awaited<ReturnType<BrowserContext['storageState']>> }> {
  const { context, page } = await openPortalPage(browser)
  await signInAs(page, service, email)
  const storageState = await context.storageState()
  await context.close()
  return { storageState }
}
