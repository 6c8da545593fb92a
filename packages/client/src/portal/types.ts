import type { ArgumentsOf, ItemOf, ListArgumentsOf, ResultOf } from '../types.ts'
import type { operations } from './generated/schema.ts'

export type { Tagged } from '../types.ts'

export type OperationName = keyof operations

/** Path, query and body members of an operation as one flat object. */
export type Arguments<Name extends OperationName> = ArgumentsOf<operations[Name]>

/** Those of a list: which page is asked for is said to its pages. */
export type ListArguments<Name extends OperationName> = ListArgumentsOf<operations[Name]>

/** What a successful call comes to: the JSON of its reply, or nothing. */
export type Result<Name extends OperationName> = ResultOf<operations[Name]>

/** What a list is made of. */
export type Item<Name extends OperationName> = ItemOf<operations[Name]>
