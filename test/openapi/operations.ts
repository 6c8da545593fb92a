import {
  type Body,
  type Document,
  methods,
  type OperationObject,
  type Parameter,
  type Response,
  resolve,
  type Schema,
} from '../../docs/client/document.ts'

/** An operation of a document, its references followed. */
export interface Described {
  /** Its operationId. */
  readonly name: string
  readonly method: string
  readonly path: string
  readonly parameters: readonly (Parameter & { readonly schema?: Schema })[]
  /** Of the JSON body; null where there is none. */
  readonly body: Schema | null
  readonly isBodyRequired: boolean
  /** By status, `4XX` or `default`. */
  readonly responses: ReadonlyMap<string, Response>
}

export function operationsOf(document: Document): readonly Described[] {
  return Object.entries(document.paths).flatMap(([path, item]) =>
    methods.flatMap((method) => {
      const found = item[method] as OperationObject | undefined
      if (found === undefined) return []
      const { operationId = `${method} ${path}`, requestBody, responses = {} } = found
      const parameters = [...(item.parameters ?? []), ...(found.parameters ?? [])]
      const body = requestBody === undefined ? undefined : resolve<Body>(requestBody, document)
      return [
        {
          name: operationId,
          method: method.toUpperCase(),
          path,
          parameters: parameters.map((one) => resolve<Parameter>(one, document)),
          body: body?.content['application/json']?.schema ?? null,
          isBodyRequired: body?.required ?? false,
          responses: new Map(
            Object.entries(responses).map(([status, response]) => [
              status,
              resolve<Response>(response, document),
            ]),
          ),
        },
      ]
    }),
  )
}
