import type { operations } from './generated/schema.ts'

export type OperationName = keyof operations

/** Path, query and body members of an operation as one flat object. */
export type Arguments<Name extends OperationName> = ArgumentsOf<operations[Name]>

/** Those of a list: which page is asked for is said to its pages. */
export type ListArguments<Name extends OperationName> = ListArgumentsOf<operations[Name]>

/** What a successful call comes to: the JSON of its reply, or nothing. */
export type Result<Name extends OperationName> = ResultOf<operations[Name]>

/** The same of an operation of any API, as its document has it. */
export type ArgumentsOf<Of> = Flat<PathOf<Of> & QueryOf<Of> & BodyOf<Of>>

export type ListArgumentsOf<Of> = Flat<
  Omit<ArgumentsOf<Of>, 'limit' | 'cursor'> & { readonly limit?: number; readonly cursor?: string }
>

export type ResultOf<Of> = JsonOf<
  SuccessOf<Of extends { responses: infer Responses } ? Responses : never>
>

/** An object with its version beside it: to be given back as `ifMatch`. No JSON has it. */
export type Tagged<Object> = Object & { readonly etag: string | null }

/** What a list is made of. */
export type Item<Name extends OperationName> = ItemOf<operations[Name]>

export type ItemOf<Of> = ResultOf<Of> extends { data: readonly (infer One)[] } ? One : never

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
