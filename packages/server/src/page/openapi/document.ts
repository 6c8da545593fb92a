import type {
  Argument,
  Contract,
  Operation,
  ResourceRoute,
  Source,
} from '../../contracts/contract.ts'
import { argumentMeaning, operationWords } from '../operation-words.ts'
import { operationRoute, resourceRoute } from '../public-routes.ts'
import { sampleOperation } from '../sample-operations.ts'
import { memberOf, vocabularyOf } from '../vocabulary.ts'
import { identityKeysOperation, upstreamsTag } from './identity-keys.ts'
import { responsesOf } from './responses.ts'
import { tokenOperation } from './token-operation.ts'

const tags = [
  { name: 'Tokens', description: 'Secrets for access tokens.' },
  { name: 'Management', description: 'Keys and clients, and who a credential is.' },
  { name: 'Resources', description: 'The endpoints of the API.' },
  upstreamsTag,
] as const

type PathItems = Record<string, Record<string, object>>

/**
 * The OpenAPI 3.1 document of the public port, made of the contract alone, and of where the keys of
 * the gateway are; null: there is no gateway.
 */
export function publicDocument(
  contract: Contract,
  publicUrl: string,
  identityKeysPath: string | null = null,
): object {
  const paths: PathItems = {}
  const add = (path: string, method: string, operation: object): void => {
    paths[path] = { ...paths[path], [method.toLowerCase()]: operation }
  }
  if (contract.tokens !== null) add(contract.tokens.path, 'post', tokenOperation(contract))
  for (const operation of contract.operations) {
    add(operation.path, operation.method, managementOperation(contract, operation))
  }
  for (const route of contract.resources.routes) {
    add(route.path, route.method, resourceOperation(contract, route))
  }
  if (identityKeysPath !== null) add(identityKeysPath, 'get', identityKeysOperation)
  const used = new Set(
    [
      identityKeysPath === null ? [] : [upstreamsTag.name],
      contract.tokens === null ? [] : ['Tokens'],
      contract.operations.length === 0 ? [] : ['Management'],
      contract.resources.routes.length === 0 ? [] : ['Resources'],
    ].flat(),
  )
  return {
    openapi: '3.1.0',
    info: {
      title: contract.title,
      version: '1',
      description: `How callers authenticate at ${contract.title}.`,
      contact: { name: 'The operator of this installation' },
    },
    servers: [{ url: publicUrl }],
    tags: tags.filter(({ name }) => used.has(name)),
    paths,
    components: { securitySchemes: securitySchemes(contract) },
  }
}

function managementOperation(contract: Contract, operation: Operation): object {
  const { caller, does, path, reply, takes } = operation
  const { title, about } = operationWords(does, reply.body, vocabularyOf(contract))
  const body = Object.values(takes).flatMap((source) => (source.from === 'body' ? [source] : []))
  const sample = sampleOperation(contract, operation).request.body
  return {
    operationId: does,
    summary: title,
    description: about === '' ? `${title}.` : about,
    tags: ['Management'],
    parameters: [...segmentsOf(path), ...queryOf(operation, contract)],
    security: [{ [caller.by === 'secret' ? 'administrator' : 'credential']: [] }],
    ...(body.length === 0
      ? {}
      : {
          requestBody: {
            required: body.some(({ required }) => required),
            content: {
              'application/json': {
                schema: {
                  type: 'object',
                  properties: Object.fromEntries(
                    body.map(({ member, is }) => [member, memberSchemas[is]]),
                  ),
                  required: body.filter(({ required }) => required).map(({ member }) => member),
                  additionalProperties: false,
                },
                example: sample?.members,
              },
            },
          },
        }),
    responses: responsesOf(contract, operationRoute(operation), reply),
  }
}

function resourceOperation(contract: Contract, route: ResourceRoute): object {
  const { method, path, scopes = [], capabilities = [] } = route
  const words = contract.page.endpoints?.[`${method} ${path}`]
  const asked = [...scopes, ...capabilities].map((right) => ` Asks for \`${right}\`.`).join('')
  return {
    operationId: `${method.toLowerCase()}${path.replaceAll(/[^A-Za-z0-9]+/g, '_')}`,
    summary: `${method} ${path}`,
    description: `${words?.does ?? 'An endpoint of the API, behind the check of the credential.'}${asked}`,
    tags: ['Resources'],
    parameters: [...segmentsOf(path), ...requiredHeaders(contract)],
    security: [{ credential: [] }],
    ...(words?.sends === undefined
      ? {}
      : {
          requestBody: {
            content: { 'application/json': { schema: { type: 'object' }, example: words.sends } },
          },
        }),
    responses: responsesOf(contract, resourceRoute(route), null),
  }
}

const text = { type: 'string', minLength: 1, maxLength: 200 } as const

const memberSchemas = {
  text,
  scopes: { type: 'array', items: text, maxItems: 100 },
  tier: text,
  duration: { ...text, pattern: '^[1-9][0-9]*[smhdw]$', description: 'such as 90d' },
  overlap: { ...text, pattern: '^[0-9]+[smhdw]$', description: 'such as 24h' },
  slug: { ...text, pattern: '^[a-z0-9]([a-z0-9-]*[a-z0-9])?$' },
} as const

function segmentsOf(path: string): readonly object[] {
  return [...path.matchAll(/\{([^}]+)\}/g)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema: text,
  }))
}

function queryOf({ takes, reply }: Operation, contract: Contract): readonly object[] {
  const sources = Object.entries(takes) as [Argument, Source][]
  const own = sources.flatMap(([argument, source]) =>
    source.from === 'query'
      ? [
          {
            name: source.parameter,
            in: 'query',
            description: argumentMeaning(argument, source, vocabularyOf(contract)),
            schema: memberSchemas[source.is],
          },
        ]
      : [],
  )
  return memberOf('next_cursor', reply.body) === null ? own : [...own, ...paging]
}

const paging = [
  {
    name: 'limit',
    in: 'query',
    description: 'How many at most.',
    schema: { type: 'integer', format: 'int32', minimum: 1, maximum: 100, default: 100 },
  },
  { name: 'cursor', in: 'query', description: 'Where the page begins.', schema: text },
]

function requiredHeaders({ resources, page }: Contract): readonly object[] {
  return resources.require.headers.map(({ header }) => ({
    name: header,
    in: 'header',
    required: true,
    description: page.headers?.[header] ?? 'Who of your users the request is for.',
    schema: text,
  }))
}

function securitySchemes({ resources, operations, tokens }: Contract): object {
  const [carrier] = resources.carriers
  const secret = operations.find(({ caller }) => caller.by === 'secret')?.caller
  return {
    ...(carrier === undefined
      ? {}
      : {
          credential:
            carrier.in === 'authorization'
              ? { type: 'http', scheme: carrier.scheme.toLowerCase() }
              : { type: 'apiKey', in: 'header', name: carrier.header },
        }),
    ...(secret?.by === 'secret'
      ? { administrator: { type: 'apiKey', in: 'header', name: secret.header } }
      : {}),
    ...(tokens?.carriers.some((carrier) => carrier.in === 'basic') === true
      ? { basic: { type: 'http', scheme: 'basic' } }
      : {}),
  }
}
