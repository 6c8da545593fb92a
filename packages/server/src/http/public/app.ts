import type { Identity } from '../../identity/identity.ts'
import { readFormBodies } from '../bodies.ts'
import { createListener, type Listener } from '../listener.ts'
import { addRoutes } from '../other-methods.ts'
import type { Surroundings } from '../surroundings.ts'
import type { PublicContext } from './context.ts'
import { addDocuments } from './documents.ts'
import { addIdentityKeys } from './identity-keys.ts'
import { addLimits } from './limits.ts'
import { addOperations } from './operations.ts'
import { addPage } from './page.ts'
import { addResourceRoutes } from './resource-routes.ts'
import { addTokenEndpoint } from './token-endpoint.ts'

type Served = Omit<PublicContext, 'clientAddress'> & {
  readonly publicUrl: string
  /** Null: there is no gateway, so nobody asks for its keys. */
  readonly identity: Identity | null
}

/** The listener that the callers of the API reach: it speaks the contract, and nothing else. */
export function createPublicListener(served: Served, surroundings: Surroundings): Listener {
  const { contract } = served
  const context = { ...served, clientAddress: surroundings.clientAddress }
  const app = createListener(contract, surroundings)
  if (contract.tokens?.encodings.includes('form') === true) readFormBodies(app)
  addLimits(app, context)
  addRoutes(app, contract, () => {
    addTokenEndpoint(app, context)
    addOperations(app, context)
    addResourceRoutes(app, context)
    addDocuments(app, context)
    if (served.identity !== null) addIdentityKeys(app, served.identity)
    addPage(app, context)
  })
  return app
}
