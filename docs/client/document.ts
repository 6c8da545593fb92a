/** As much of OpenAPI 3.1 as the generator reads. */

export interface Document {
  readonly openapi: string
  readonly info?: { readonly title?: string; readonly version?: string }
  readonly security?: readonly object[]
  readonly paths: Readonly<Record<string, PathItem>>
  readonly components?: Readonly<Record<string, Readonly<Record<string, unknown>>>>
}

export interface PathItem {
  readonly parameters?: readonly (Parameter | Reference)[]
  readonly [member: string]: unknown
}

export interface OperationObject {
  readonly operationId?: string
  readonly summary?: string
  readonly description?: string
  readonly deprecated?: boolean
  readonly security?: readonly object[]
  readonly parameters?: readonly (Parameter | Reference)[]
  readonly requestBody?: Body | Reference
  readonly responses?: Readonly<Record<string, Response | Reference>>
  readonly 'x-idempotent'?: unknown
  readonly 'x-paged'?: unknown
}

export interface Parameter {
  readonly name: string
  readonly in: 'path' | 'query' | 'header' | 'cookie'
  readonly required?: boolean
}

export interface Body {
  readonly required?: boolean
  readonly content: Readonly<Record<string, { readonly schema?: Schema }>>
}

export interface Response {
  readonly headers?: Readonly<
    Record<string, { readonly schema?: Schema; readonly required?: boolean }>
  >
  readonly content?: Readonly<Record<string, { readonly schema?: Schema }>>
}

export interface Schema {
  readonly $ref?: string
  readonly type?: string | readonly string[]
  readonly properties?: Readonly<Record<string, Schema>>
  readonly required?: readonly string[]
  readonly allOf?: readonly Schema[]
  readonly anyOf?: readonly Schema[]
  readonly oneOf?: readonly Schema[]
  readonly [keyword: string]: unknown
}

interface Reference {
  readonly $ref: string
}

const methods = ['get', 'post', 'put', 'patch', 'delete'] as const

export interface Found {
  readonly path: string
  readonly method: (typeof methods)[number]
  readonly found: OperationObject
  /** Those of its path besides, references followed. */
  readonly parameters: readonly Parameter[]
}

/** Every operation of a document. */
export function operationsIn(document: Document): readonly Found[] {
  return Object.entries(document.paths).flatMap(([path, item]) =>
    methods.flatMap((method) => {
      const found = item[method] as OperationObject | undefined
      if (found === undefined) return []
      const parameters = [...(item.parameters ?? []), ...(found.parameters ?? [])]
      return [{ path, method, found, parameters: parameters.map((one) => resolve(one, document)) }]
    }),
  )
}

/** What a local reference points to, or the value itself. Throws when it points nowhere. */
export function resolve<Value extends object>(value: Value | Reference, document: Document): Value {
  if (!('$ref' in value) || typeof value.$ref !== 'string') return value as Value
  const steps = value.$ref.replace(/^#\//, '').split('/').map(unescapePointer)
  const found = steps.reduce<unknown>(
    (at, step) =>
      typeof at === 'object' && at !== null ? (at as Record<string, unknown>)[step] : undefined,
    document,
  )
  if (typeof found !== 'object' || found === null) throw new Error(`${value.$ref} leads nowhere`)
  return resolve(found as Value | Reference, document)
}

/** RFC 6901 §4. */
const unescapePointer = (step: string): string => step.replaceAll('~1', '/').replaceAll('~0', '~')
