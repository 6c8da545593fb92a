import type { Config } from './config.ts'
import type { Contract } from './contracts/contract.ts'
import { theService } from './engine/audit/record.ts'
import type { Engine } from './engine/ports.ts'
import type { RootSecret } from './engine/root-secret.ts'
import type { Log } from './observe/log.ts'
import type { SignIn } from './operators/context.ts'
import { createSignIn } from './operators/create-sign-in.ts'
import { linkTo, makeSetupLink } from './operators/links.ts'
import type { Portal } from './portal/context.ts'
import { createPortal } from './portal/create-portal.ts'
import type { Store } from './store/port.ts'

interface SigningIn {
  readonly config: Config
  readonly root: RootSecret
  readonly log: Log
  readonly url: () => string
}

/** How operators sign in, as it is configured. */
export function signInFor(engine: Engine, { config, root, log, url }: SigningIn): SignIn {
  return createSignIn({
    ...{ engine, url, oidc: config.oidc, mail: config.mail },
    secret: root.signInSecret,
    isSecure: config.controlUrl?.startsWith('https:') === true,
    log: (level, message) => {
      if (level === 'error') log.warn({ from: 'sign-in' }, message)
    },
    onFailure: (error, what) => log.warn({ err: error }, what),
  })
}

interface PortalWiring extends SigningIn {
  readonly contract: Contract
}

/** How customers sign in, as it is configured; the portal itself may be off. */
export function portalFor(
  engine: Engine,
  { config, root, log, url, contract }: PortalWiring,
): Portal {
  const { registration, selfService, oidc } = config.portal
  return createPortal({
    ...{ engine, url, oidc, registration, mail: config.mail, title: contract.title },
    selfService: selfService ?? contract.page.portal?.selfService ?? true,
    secret: root.portalSecret,
    log: (level, message) => {
      if (level === 'error') log.warn({ from: 'portal' }, message)
    },
    isSecure: config.publicUrl?.startsWith('https:') === true,
    onFailure: (error, what) => log.warn({ err: error }, what),
  })
}

/** A link that makes the first operator, with its secret; null where there is an operator. */
export async function firstLink(store: Store, controlUrl: string): Promise<string | null> {
  if ((await store.operators({ before: null, limit: 1 })).length > 0) return null
  const { secret } = await makeSetupLink(store, theService)
  return linkTo('setup', controlUrl, secret)
}
