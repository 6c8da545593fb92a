import { Problem } from './objects.ts'
import type { Operation } from './operations.ts'

/** What a document has to know of an operation besides its schemas. */
export interface DescribedOperation
  extends Pick<
    Operation,
    'method' | 'idempotent' | 'paged' | 'conditional' | 'namesInBody' | 'bodyIsOptional'
  > {
  /** Lets everybody in. */
  readonly isOpen: boolean
  /** Answers with the ETag of one object. */
  readonly isTagged: boolean
}

/** By its operationId. */
export type Describe = (id: string) => DescribedOperation

/** A document as @fastify/swagger makes it, as far as it is completed here. */
export interface Document {
  readonly paths?: Readonly<Record<string, Readonly<Record<string, DocumentedOperation>>>>
  readonly components?: Readonly<Record<string, unknown>>
}

interface DocumentedOperation {
  readonly operationId: string
  readonly parameters?: readonly object[]
  readonly requestBody?: object
  readonly responses: Readonly<Record<string, object>>
}

/** Adds what all operations have in common, and gives every schema with a title its name. */
export function completeDocument(document: Document, describe: Describe): object {
  const paths = mapValues(document.paths ?? {}, (path) =>
    mapValues(path, (documented) => complete(documented, describe(documented.operationId))),
  )
  const schemas: Record<string, unknown> = {}
  const named = name({ ...document, paths }, schemas) as Document
  return { ...named, components: { ...named.components, schemas } }
}

function complete(documented: DocumentedOperation, operation: DescribedOperation): object {
  const { parameters = [], requestBody, responses } = documented
  return {
    ...documented,
    'x-idempotent': operation.idempotent ?? false,
    'x-paged': operation.paged ?? false,
    parameters: [...parameters, ...headersOf(operation)],
    ...(requestBody && {
      requestBody: { ...requestBody, required: operation.bodyIsOptional !== true },
    }),
    responses: {
      ...mapValues(responses, (response, status) => described(response, status, operation)),
      ...problemsOf(documented, operation),
    },
  }
}

function headersOf({ idempotent, conditional }: DescribedOperation): readonly object[] {
  const text = { type: 'string', minLength: 1, maxLength: 500 }
  return [
    ...(idempotent
      ? [
          {
            name: 'Idempotency-Key',
            in: 'header',
            description: 'The same for every repetition of one request, for a day.',
            schema: { ...text, maxLength: 255, pattern: '^[\\x21\\x23-\\x2b\\x2d-\\x7e]+$' },
          },
        ]
      : []),
    ...(conditional
      ? [
          {
            name: 'If-Match',
            in: 'header',
            description: 'The ETag of the object as the caller has seen it (RFC 9110 §13.1.1).',
            schema: text,
          },
        ]
      : []),
  ]
}

const successes: Readonly<Record<string, string>> = {
  '200': 'As asked.',
  '201': 'Made.',
  '204': 'Done; there is no body.',
}

function described(
  response: object,
  status: string,
  { paged, isTagged }: DescribedOperation,
): object {
  const hasTag = !paged && status !== '204' && isTagged
  const headers = hasTag ? { headers: { ETag: tag } } : {}
  return { ...response, description: successes[status] ?? 'As asked.', ...headers }
}

const tag = {
  description: 'Names this revision of the object.',
  schema: { type: 'string', maxLength: 20 },
}

const problems = {
  400: 'The request is malformed, or a member is not of the expected form.',
  401: 'The credential is missing or not valid.',
  403: 'The credential lacks the permission, or may not be used from here.',
  404: 'There is no such object.',
  408: 'The request did not arrive in time.',
  409: 'The object is not in a state that allows this, or its name is taken.',
  412: 'The object has changed since it was read.',
  413: 'The body is too large.',
  415: 'The content type is not supported.',
  422: 'The Idempotency-Key was used for another request.',
  429: 'Too many requests.',
  431: 'The header is too large.',
  500: 'A fault of the service.',
  503: 'The service can not answer at the moment.',
} as const

function problemsOf({ parameters = [] }: DocumentedOperation, operation: DescribedOperation) {
  const { conditional, idempotent, method, namesInBody } = operation
  const isOpen = operation.isOpen && method === 'GET'
  const hasPath = parameters.some((parameter) => 'in' in parameter && parameter.in === 'path')
  const statuses: readonly (keyof typeof problems)[] = [
    400,
    ...(isOpen ? [] : ([401, 403] as const)),
    ...(hasPath || namesInBody ? ([404] as const) : []),
    408,
    ...(method === 'GET' ? [] : ([409, 413, 415] as const)),
    ...(conditional ? ([412] as const) : []),
    ...(idempotent ? ([422] as const) : []),
    ...([429, 431, 500, 503] as const),
  ]
  return Object.fromEntries(statuses.map((status) => [String(status), problemReply(status)]))
}

const headersOfProblem: Readonly<Record<number, object>> = {
  401: { 'WWW-Authenticate': { schema: { type: 'string', maxLength: 200 } } },
  429: { 'Retry-After': { schema: { type: 'integer', minimum: 0, maximum: 86_400 } } },
  503: { 'Retry-After': { schema: { type: 'integer', minimum: 0, maximum: 86_400 } } },
}

function problemReply(status: keyof typeof problems): object {
  const headers = headersOfProblem[status]
  return {
    description: problems[status],
    ...(headers && { headers }),
    content: { 'application/problem+json': { schema: Problem } },
  }
}

/** Moves every schema with a title to the components, and refers to it; says how wide an integer is. */
function name(value: unknown, schemas: Record<string, unknown>): unknown {
  if (Array.isArray(value)) return value.map((item) => name(item, schemas))
  if (typeof value !== 'object' || value === null) return value
  const copy = mapValues(value as Record<string, unknown>, (member) => name(member, schemas))
  const { title, type, maximum } = copy
  if ([type].flat().includes('integer'))
    return { format: Number(maximum) < 2 ** 31 ? 'int32' : 'int64', ...copy }
  if (typeof title !== 'string' || type === undefined) return copy
  schemas[title] = copy
  return { $ref: `#/components/schemas/${title}` }
}

function mapValues<Value, Mapped>(
  object: Readonly<Record<string, Value>>,
  map: (value: Value, key: string) => Mapped,
): Record<string, Mapped> {
  return Object.fromEntries(Object.entries(object).map(([key, value]) => [key, map(value, key)]))
}
