import type { FastifyInstance } from 'fastify'
import type { Contract } from '../../contracts/contract.ts'
import type { Rule } from '../../gateway/rules.ts'
import type { Portal } from '../../portal/context.ts'
import type { Dialect } from '../answer.ts'
import { readFormBodies } from '../bodies.ts'
import { takeExpectations } from '../gateway/expectations.ts'
import { addGatewayRoutes } from '../gateway/gateway-routes.ts'
import { createPassOn, type Outward } from '../gateway/pass-on.ts'
import { createPlacing, type OwnRoute } from '../gateway/placing.ts'
import { takeUpgrades } from '../gateway/upgrades.ts'
import { openExchangesOf } from '../gateway/watching.ts'
import { createListener, type Listener } from '../listener.ts'
import { addRoutes } from '../other-methods.ts'
import { addPortal } from '../portal/portal-routes.ts'
import type { Surroundings } from '../surroundings.ts'
import type { PublicContext } from './context.ts'
import { addDocuments } from './documents.ts'
import { addIdentityKeys } from './identity-keys.ts'
import { addIntrospectionEndpoint } from './introspection-endpoint.ts'
import { addLimits } from './limits.ts'
import { resourceMetadataUrls } from './metadata.ts'
import { addOperations } from './operations.ts'
import { addPage } from './page.ts'
import { addRevocationEndpoint } from './revocation-endpoint.ts'
import { addStatusLists } from './status-lists.ts'
import { addTokenEndpoint } from './token-endpoint.ts'

type Served = Omit<PublicContext, 'clientAddress'> & {
  readonly publicUrl: string
  /** What the gateway lets through, the routes of the contract among it. */
  readonly rules: readonly Rule[]
  readonly outward: Outward
  /** Null: there is none. */
  readonly portal: { readonly portal: Portal; readonly files: string | null } | null
}

/** The listener that the callers of the API reach: it speaks the contract, and passes on what may pass. */
export function createPublicListener(served: Served, surroundings: Surroundings): Listener {
  const { rules, outward } = served
  const contract = withResourceMetadata(served)
  const context = { ...served, contract, clientAddress: surroundings.clientAddress }
  const placing = createPlacing()
  const app = createListener(contract, surroundings, placing)
  const { tokens } = contract
  const repeatable = tokens?.extensions?.resource === true ? ['resource'] : []
  if (tokens?.encodings.includes('form') === true) readFormBodies(app, repeatable)
  addLimits(app, context)
  const own = watchRoutes(app)
  if (served.portal !== null) {
    const installation = { contract, publicUrl: served.publicUrl }
    addPortal(app, { engine: served.engine, installation, ...served.portal })
  }
  addRoutes(app, contract, () => {
    addTokenEndpoint(app, context)
    addIntrospectionEndpoint(app, context)
    addRevocationEndpoint(app, context)
    addStatusLists(app, context)
    addOperations(app, context)
    addDocuments(app, context)
    if (outward.identity !== null) addIdentityKeys(app, outward.identity)
    addPage(app, { ...context, identity: outward.identity })
    placing.use(rules, { own: own(), reserved: served.portal === null ? null : 'portal' })
  })
  const passOn = createPassOn(contract, outward)
  const exchanges = openExchangesOf(app, context, surroundings)
  addGatewayRoutes(app, context, { rules, placing, passOn, exchanges })
  takeExpectations(app, placing)
  takeUpgrades(app)
  return app
}

/** The contract, whose challenges say where the metadata of a resource is (RFC 9728 §5.1). */
function withResourceMetadata({ contract, engine, publicUrl }: Served): Contract & Dialect {
  const resourceMetadata = resourceMetadataUrls({ contract, policy: engine.policy, publicUrl })
  return resourceMetadata === null ? contract : { ...contract, resourceMetadata }
}

/** The routes that are added until they are asked for, as contracts spell them. */
function watchRoutes(app: FastifyInstance): () => readonly OwnRoute[] {
  const seen: OwnRoute[] = []
  let isWatching = true
  app.addHook('onRoute', ({ url, method }) => {
    if (!isWatching) return
    seen.push({
      path: url.replaceAll(/:(\w+)/g, '{$1}'),
      methods: new Set([method].flat()),
    })
  })
  return () => {
    isWatching = false
    return seen
  }
}
