import swagger from '@fastify/swagger'
import reference from '@scalar/fastify-api-reference'
import type { Listener } from '../listener.ts'
import { completeDocument, type DescribedOperation, type Document } from './openapi-document.ts'
import { type Operation, type OperationId, operations } from './operations.ts'

const groups: Readonly<Record<string, string>> = {
  projects: 'Tenants: whom keys belong to.',
  keys: 'Keys of projects.',
  hygiene: 'Keys that are accepted and worth a look.',
  clients: 'OAuth clients of projects, and their secrets.',
  products: 'What is sold: capabilities, scopes and a tier.',
  subscriptions: 'Which project has which product, from when and until when.',
  serverKeys: 'Keys of operators and services, for this API.',
  credentials: 'Whether a credential is valid, who it is and what it may.',
  usage: 'How often keys were used and refused, and what that cost.',
  limits: 'Which limits and quotas are nearly spent.',
  tokens: 'Access tokens that were given out.',
  signingKeys: 'What access tokens are signed with.',
  contract: 'How the public port is spoken to.',
  operators: 'Who operates the installation by its dashboard, and as what.',
  invitations: 'Links by which people become operators.',
  setup: 'The first operator.',
  session: 'Signing in to the dashboard, and one’s own account.',
  sessions: 'Where operators are signed in.',
  members: 'Who belongs to which project in the portal, and as what.',
  portalLinks: 'Ways into the portal for the API’s own application.',
  embedSessions: 'The panel of keys in pages of the API’s own application.',
  keyRequests: 'Keys that members have asked for.',
  audit: 'Who changed what, when and from where, in a chain of hashes.',
  health: 'Whether the service lives and can answer.',
}

const about = {
  openapi: '3.1.0',
  info: {
    title: 'Countersign control API',
    version: '1',
    description:
      'Projects, keys and clients are made, changed, checked and revoked here, by operators and services. Refusals are problems (RFC 9457) whose `code` is listed in docs/errors.',
    license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    contact: { name: 'The operator of this installation' },
  },
  servers: [
    {
      url: '/',
      description: 'The control port of this installation, local or in production.',
      'x-internal': true,
    },
  ],
  tags: Object.entries(groups).map(([name, description]) => ({ name, description })),
  components: {
    securitySchemes: {
      bearer: {
        type: 'http',
        scheme: 'bearer',
        description: 'The admin key, or a server-level key with the permission that is named.',
      },
      session: {
        type: 'apiKey',
        in: 'cookie',
        name: 'countersign.session_token',
        description:
          'The session of an operator. What changes something sends X-CSRF-Token besides, as GET /v1/session says it. Over https the name begins with `__Host-`.',
      },
    },
  },
} as const

/** A page that asks nobody but us, and tells nobody. */
const page = {
  url: '/openapi.json',
  title: about.info.title,
  withDefaultFonts: false,
  telemetry: false,
  hideClientButton: true,
  showDeveloperTools: 'never',
  agent: { disabled: true },
  mcp: { disabled: true },
  persistAuth: false,
  authentication: { preferredSecurityScheme: 'bearer' },
} as const

const policy = [
  "default-src 'self'",
  "script-src 'self' 'unsafe-inline'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "frame-ancestors 'none'",
].join('; ')

/**
 * Serves the OpenAPI 3.1 document of the routes that are added afterwards at `/openapi.json`, made
 * from the schemas that validate them, and a page to browse it at `/docs`.
 */
export function addDocuments(app: Listener): void {
  app.register(swagger, {
    openapi: structuredClone(about) as object,
    transform: ({ schema, url, route }) => {
      const operation = route.config?.operation
      const words = operation === undefined ? { hide: true } : describe(operation)
      return { schema: { ...schema, ...words }, url }
    },
    transformObject: (made) =>
      completeDocument(('openapiObject' in made ? made.openapiObject : {}) as Document, described),
  })
  app.get('/openapi.json', { schema: { hide: true } }, () => app.swagger())
  app.register(reference, {
    routePrefix: '/docs',
    configuration: page,
    hooks: {
      onRequest: (_request, reply, done) => {
        reply.header('content-security-policy', policy)
        done()
      },
    },
  })
}

function describe(id: OperationId) {
  const { summary, description, permission, caller }: Operation = operations[id]
  const needs = needsOf(operations[id])
  return {
    operationId: id,
    summary,
    description: description === undefined ? needs : `${description} ${needs}`,
    tags: [id.slice(0, id.indexOf('.'))],
    security:
      permission !== null ? [{ bearer: [] }, { session: [] }] : caller ? [{ session: [] }] : [],
  }
}

function needsOf({ permission, caller }: Operation): string {
  if (permission !== null) return `Needs the permission \`${permission}\`.`
  return caller === 'session' ? 'Needs a session.' : 'Open.'
}

/** The paths of one object, and those where one is made: not of many, nor of what never changes. */
const tagged =
  /:(project|product|key|client_id|operator)(?!\/(keys\/revoke|revoke-tokens|subscriptions|two-factor|portal-links|embed-sessions)$)|rojects$|roducts$|-keys$/

function described(id: string): DescribedOperation {
  const operation: Operation = operations[id as OperationId]
  const { permission, caller, url } = operation
  const isOpen = permission === null && caller === undefined
  return { ...operation, isOpen, isTagged: tagged.test(url) }
}
