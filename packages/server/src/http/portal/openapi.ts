import swagger from '@fastify/swagger'
import {
  completeDocument,
  type DescribedOperation,
  type Document,
} from '../control/openapi-document.ts'
import type { Listener } from '../listener.ts'
import { type PortalOperationId, portalOperations } from './operations.ts'
import type { PortalOperation } from './portal-operation.ts'

const groups: Readonly<Record<string, string>> = {
  about: 'What the portal is called and which ways in it has.',
  session: 'Signing in.',
  links: 'Links of mails and of the API’s own application.',
  registration: 'Becoming a customer oneself.',
  password: 'A forgotten password.',
  customer: 'One’s own account.',
  sessions: 'Where one is signed in.',
  members: 'Who belongs to a project, and as what.',
  projects: 'What a customer is a member of.',
  keys: 'Keys of a project.',
  clients: 'OAuth clients of a project, and their secrets.',
  keyRequests: 'Keys that are asked for, where customers make none themselves.',
  usage: 'How often keys were used and refused, and what that cost.',
  limits: 'How the limits and quotas of a project stand.',
  changes: 'Who changed what.',
  samples: 'The published page, about one’s own project.',
}

const about = {
  openapi: '3.1.0',
  info: {
    title: 'Countersign portal API',
    version: '1',
    description:
      'What the portal asks: customers see and manage the keys of the projects that they are members of. Refusals are problems (RFC 9457) whose `code` is listed in docs/errors.',
    license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    contact: { name: 'The operator of this installation' },
  },
  servers: [
    {
      url: '/',
      description: 'The public port of this installation, local or in production.',
      'x-internal': true,
    },
  ],
  tags: Object.entries(groups).map(([name, description]) => ({ name, description })),
  components: {
    securitySchemes: {
      session: {
        type: 'apiKey',
        in: 'cookie',
        name: 'countersign_portal',
        description:
          'The session of a customer. What changes something sends X-CSRF-Token besides, as GET /portal/api/session says it. Over https the name begins with `__Host-`.',
      },
      embedded: {
        type: 'http',
        scheme: 'bearer',
        description: 'The token of an embed session, which the control API makes.',
      },
    },
  },
} as const

/** Serves the OpenAPI 3.1 document of the routes that are added afterwards. */
export async function addDocument(app: Listener): Promise<void> {
  await app.register(swagger, {
    openapi: structuredClone(about) as object,
    transform: ({ schema, url, route }) => {
      const operation = route.config?.portalOperation
      const words = operation === undefined ? { hide: true } : describe(operation)
      return { schema: { ...schema, ...words }, url }
    },
    transformObject: (made) =>
      completeDocument(('openapiObject' in made ? made.openapiObject : {}) as Document, described),
  })
  app.get('/portal/api/openapi.json', { schema: { hide: true } }, () => app.swagger())
}

function describe(id: PortalOperationId) {
  const operation: PortalOperation = portalOperations[id]
  const { summary, description, role } = operation
  const needs = needsOf(role)
  return {
    operationId: id,
    summary,
    description: description === undefined ? needs : `${description} ${needs}`,
    tags: [id.slice(0, id.indexOf('.'))],
    security: securityOf(role),
  }
}

function needsOf(role: PortalOperation['role']): string {
  if (role === null) return 'Open.'
  return role === 'customer'
    ? 'Needs a session.'
    : `Needs the role \`${role}\` in the project, or one that includes it.`
}

function securityOf(role: PortalOperation['role']): readonly Record<string, string[]>[] {
  if (role === null) return []
  const session = { session: [] }
  return role === 'customer' ? [session] : [session, { embedded: [] }]
}

/** The paths of one object that has a revision, and those where one is made. */
const tagged = /\/(keys|clients)(\/:\w+)?(\/rotate|\/revoke)?$/

function described(id: string): DescribedOperation {
  const operation: PortalOperation = portalOperations[id as PortalOperationId]
  const { role, url } = operation
  return { ...operation, isOpen: role === null, isTagged: tagged.test(url) }
}
