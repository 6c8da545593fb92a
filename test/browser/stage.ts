import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, vi } from 'vitest'
import { openChromium } from './chromium.ts'
import {
  type DashboardService,
  makeOperator,
  type Opened,
  openPage,
  startDashboardService,
  type Wishes,
} from './dashboard.ts'

/** A service whose first operator is there, with a session of theirs. */
export interface OperatedService extends DashboardService {
  readonly session: Wishes
}

/** What the tests of a file share: one browser, one service, one session. */
export interface Stage<Service extends OperatedService> {
  readonly service: Service
  /** A page of the operator, at a path of the dashboard; null: there is no browser. It ends with its test. */
  readonly open: (path: string, wishes?: Wishes) => Promise<Opened | null>
  /** A page of somebody who is not signed in, and nowhere yet. */
  readonly openOutside: (wishes?: Wishes) => Promise<Opened | null>
}

// as much as a busy machine may need for pages and services
const longMs = 180_000

/** Sets the stage for the tests of a file. `leftOut` is what is not tested where there is no browser. */
export function stageOf<Service extends OperatedService>(
  leftOut: string,
  start: () => Promise<Service>,
): Stage<Service> {
  vi.setConfig({ testTimeout: longMs, hookTimeout: longMs })
  let browser: Browser | null = null
  let service: Service | null = null
  beforeAll(async () => {
    ;[browser, service] = await Promise.all([openChromium(leftOut), start()])
  })
  // a page that nobody looks at would go on asking
  afterEach(async () => {
    await Promise.all(browser?.contexts().map((context) => context.close()) ?? [])
  })
  afterAll(async () => {
    await browser?.close()
    await service?.remove()
  })

  const started = () => {
    if (service === null) throw new Error('the service has not been started yet')
    return service
  }
  const openOutside = async (wishes: Wishes = {}) =>
    browser === null ? null : openPage(browser, wishes)
  return {
    get service() {
      return started()
    },
    openOutside,
    open: async (path, wishes = {}) => {
      const opened = await openOutside({ ...started().session, ...wishes })
      await opened?.page.goto(started().dashboardUrl + path)
      return opened
    },
  }
}

/** A service with its first operator, on the data of a directory where one is given. */
export async function startOperatedService(
  environment: Readonly<Record<string, string>> = {},
  entry?: string,
  directory?: string,
): Promise<OperatedService> {
  const service = await startDashboardService(environment, entry, directory)
  return { ...service, session: await makeOperator(service) }
}
