import { readFormBodies } from '../bodies.ts'
import { createListener, type Listener } from '../listener.ts'
import { addRoutes } from '../other-methods.ts'
import type { Surroundings } from '../surroundings.ts'
import type { PublicContext } from './context.ts'
import { addDocuments } from './documents.ts'
import { addOperations } from './operations.ts'
import { addPage } from './page.ts'
import { addResourceRoutes } from './resource-routes.ts'
import { addTokenEndpoint } from './token-endpoint.ts'

/** The listener that the callers of the API reach: it speaks the contract, and nothing else. */
export function createPublicListener(
  context: PublicContext & { readonly publicUrl: string },
  surroundings: Surroundings,
): Listener {
  const { contract } = context
  const app = createListener(contract, surroundings)
  if (contract.tokens?.encodings.includes('form') === true) readFormBodies(app)
  addRoutes(app, contract, () => {
    addTokenEndpoint(app, context)
    addOperations(app, context)
    addResourceRoutes(app, context)
    addDocuments(app, context)
    addPage(app, context)
  })
  return app
}
