import { type Operation, pathParameters } from '../../packages/client/src/operation.ts'
import {
  type Body,
  type Document,
  type Found,
  type OperationObject,
  operationsIn,
  type Parameter,
  type Response,
  resolve,
  type Schema,
} from './document.ts'

/** An operation as the client's runtime and its types need it. */
export interface Row {
  readonly name: string
  readonly operation: Operation
  /** Whether it can't be called without arguments. */
  readonly needsArguments: boolean
  /** Whether a success has a body. */
  readonly hasResult: boolean
  readonly says: string
  readonly isDeprecated: boolean
}

/** Operations by POST that come to the same when done twice: questions, and ends that stay ends. */
const sameTwice: ReadonlySet<string> = new Set([
  'audit.verify',
  'credentials.verify',
  'credentials.verifyBatch',
  'clients.revokeTokens',
  'keyRequests.withdraw',
  'keys.revoke',
  'keys.revokeTokens',
  'projects.revokeTokens',
  'serverKeys.revoke',
  'tokens.revoke',
])

/** Every operation of a document. Throws where the client could not call one without doubt. */
export function rowsOf(document: Document): readonly Row[] {
  const rows = operationsIn(document).map((found) => rowOf({ document, ...found }))
  const names = rows.map(({ name }) => name)
  const twice = names.find((name, index) => names.indexOf(name) !== index)
  if (twice !== undefined) throw new Error(`${twice} is the name of two operations`)
  return rows.sort((one, other) => (one.name < other.name ? -1 : 1))
}

interface Described extends Found {
  readonly document: Document
}

function rowOf(described: Described): Row {
  const { document, path, method, found, parameters } = described
  const name = nameOf(described)
  const members = bodyOf(described)
  const query = namesIn('query', parameters)
  refuseClashes(name, [...pathParameters(path), ...query, ...(members?.all ?? [])])
  refuseUnlisted(name, path, parameters)

  const idempotent = flag(name, found, 'x-idempotent')
  const successes = successesOf(found, document)
  const headers = namesIn('header', parameters).map((header) => header.toLowerCase())
  return {
    name,
    operation: {
      method: method.toUpperCase() as Operation['method'],
      path: path as Operation['path'],
      query,
      body: members !== null,
      open: (found.security ?? document.security ?? []).length === 0,
      paged: flag(name, found, 'x-paged'),
      idempotent,
      repeatable: method === 'get' || method === 'delete' || idempotent || sameTwice.has(name),
      tagged: successes.some(({ headers = {} }) => 'etag' in lowerCased(headers)),
      conditional: headers.includes('if-match'),
    },
    needsArguments:
      parameters.some(({ in: place, required }) => place !== 'header' && required === true) ||
      (members?.required.length ?? 0) > 0,
    hasResult: successes.some(({ content }) => content !== undefined),
    says: [found.summary, found.description].filter((text) => text !== undefined).join('\n\n'),
    isDeprecated: found.deprecated === true,
  }
}

function nameOf({ found: { operationId = '' }, method, path }: Described): string {
  if (/^[a-z][A-Za-z]*\.[a-z][A-Za-z]*$/.test(operationId)) return operationId
  throw new Error(`${method} ${path}: operationId is '${operationId}', expected <group>.<verb>`)
}

function flag(name: string, found: OperationObject, member: 'x-idempotent' | 'x-paged'): boolean {
  const value = found[member]
  if (typeof value === 'boolean') return value
  throw new Error(`${name}: ${member} is missing`)
}

const namesIn = (place: Parameter['in'], parameters: readonly Parameter[]): readonly string[] =>
  parameters.filter((parameter) => parameter.in === place).map((parameter) => parameter.name)

/** One flat object of arguments has room for each name once. */
function refuseClashes(name: string, members: readonly string[]): void {
  const twice = members.find((member, index) => members.indexOf(member) !== index)
  if (twice === undefined) return
  throw new Error(`${name}: ${twice} is in two of path, query and body`)
}

function refuseUnlisted(name: string, path: string, parameters: readonly Parameter[]): void {
  const listed = namesIn('path', parameters)
  const unlisted = pathParameters(path).find((parameter) => !listed.includes(parameter))
  if (unlisted !== undefined) throw new Error(`${name}: {${unlisted}} is not among its parameters`)
}

interface Members {
  readonly all: readonly string[]
  readonly required: readonly string[]
}

function bodyOf({ document, found, ...described }: Described): Members | null {
  if (found.requestBody === undefined) return null
  const { content } = resolve<Body>(found.requestBody, document)
  const schema = content['application/json']?.schema
  const members = schema === undefined ? null : membersOf(schema, document)
  if (members !== null) return members
  throw new Error(`${nameOf({ document, found, ...described })}: its body is no JSON object`)
}

/** The members that a schema names, at its top and in what it is composed of; null for no object. */
function membersOf(schema: Schema, document: Document): Members | null {
  const { type, properties = {}, required = [], ...rest } = resolve<Schema>(schema, document)
  const parts = [...(rest.allOf ?? []), ...(rest.anyOf ?? []), ...(rest.oneOf ?? [])]
  const composed = parts.map((part) => membersOf(part, document))
  if (composed.includes(null) || (type !== 'object' && composed.length === 0)) return null
  const known = composed.filter((members) => members !== null)
  return {
    all: [...new Set([...Object.keys(properties), ...known.flatMap(({ all }) => all)])],
    required: [...new Set([...required, ...known.flatMap((members) => members.required)])],
  }
}

function successesOf({ responses = {} }: OperationObject, document: Document): Response[] {
  return Object.entries(responses)
    .filter(([status]) => status.startsWith('2'))
    .map(([, response]) => resolve<Response>(response, document))
}

const lowerCased = (headers: object): object =>
  Object.fromEntries(Object.entries(headers).map(([name, header]) => [name.toLowerCase(), header]))
