import type { operations } from './generated/schema.ts'

export type OperationName = keyof operations

/** Path, query and body members of an operation as one flat object. */
export type Arguments<Name extends OperationName> = Flat<
  PathOf<operations[Name]> & QueryOf<operations[Name]> & BodyOf<operations[Name]>
>

/** Those of a list: which page is asked for is said to its pages. */
export type ListArguments<Name extends OperationName> = Flat<
  Omit<Arguments<Name>, 'limit' | 'cursor'> & { readonly limit?: number; readonly cursor?: string }
>

/** What a successful call comes to: the JSON of its reply, or nothing. */
export type Result<Name extends OperationName> = JsonOf<
  SuccessOf<operations[Name] extends { responses: infer Responses } ? Responses : never>
>

/** An object with its version beside it: to be given back as `ifMatch`. No JSON has it. */
export type Tagged<Object> = Object & { readonly etag: string | null }

/** What a list is made of. */
export type Item<Name extends OperationName> =
  Result<Name> extends { data: readonly (infer One)[] } ? One : never

type Flat<Members> = { readonly [Member in keyof Members]: Members[Member] }

type PathOf<Of> = Of extends { parameters: { path: infer Path } } ? Path : unknown
type QueryOf<Of> = Of extends { parameters: { query?: infer Query } }
  ? [Query] extends [undefined]
    ? unknown
    : NonNullable<Query>
  : unknown
type BodyOf<Of> = Of extends { requestBody?: infer Body }
  ? NonNullable<Body> extends { content: { 'application/json': infer Json } }
    ? Json
    : unknown
  : unknown

type SuccessOf<Responses> = Responses[keyof Responses & (200 | 201 | 202 | 204)]
type JsonOf<Success> = Success extends { content: { 'application/json': infer Json } }
  ? Json
  : undefined
