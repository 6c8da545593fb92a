import type { Contract } from '../../contracts/contract.ts'
import type { Engine } from '../../engine/ports.ts'
import { readFormBodies } from '../bodies.ts'
import { createListener, type Listener } from '../listener.ts'
import { addRoutes } from '../other-methods.ts'
import type { Surroundings } from '../surroundings.ts'
import { addDocuments } from './documents.ts'
import { addLimits } from './limits.ts'
import { addOperations } from './operations.ts'
import { addPage } from './page.ts'
import { addTokenEndpoint } from './token-endpoint.ts'

interface Served {
  readonly contract: Contract
  readonly engine: Engine
  /** Where callers reach the listener. */
  readonly publicUrl: string
}

/** The listener that the callers of the API reach: it speaks the contract, and nothing else. */
export function createPublicListener(
  { contract, engine, publicUrl }: Served,
  surroundings: Surroundings,
): Listener {
  const app = createListener(contract, surroundings)
  if (contract.tokens?.encodings.includes('form') === true) readFormBodies(app)
  const context = { contract, engine, clientAddress: surroundings.clientAddress }
  addLimits(app, context)
  addRoutes(app, contract, () => {
    addTokenEndpoint(app, context)
    addOperations(app, context)
    addDocuments(app, context)
    addPage(app, { contract, publicUrl })
  })
  return app
}
