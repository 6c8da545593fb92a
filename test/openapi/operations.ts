import {
  type Body,
  type Document,
  operationsIn,
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
  return operationsIn(document).map(({ path, method, found, parameters }) => {
    const { operationId = `${method} ${path}`, requestBody, responses = {} } = found
    const body = requestBody === undefined ? undefined : resolve<Body>(requestBody, document)
    return {
      name: operationId,
      method: method.toUpperCase(),
      path,
      parameters,
      body: body?.content['application/json']?.schema ?? null,
      isBodyRequired: body?.required ?? false,
      responses: new Map(
        Object.entries(responses).map(([status, response]) => [
          status,
          resolve<Response>(response, document),
        ]),
      ),
    }
  })
}
