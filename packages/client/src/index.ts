export { createClient } from './create-client.ts'
export { CountersignError, CountersignUnreachable, type Problem } from './errors.ts'
export type { CountersignClient } from './generated/client.ts'
export type { components } from './generated/schema.ts'
export type {
  CallOptions,
  ChangeOptions,
  ClientOptions,
  CreateOptions,
  Retries,
} from './options.ts'
export type { Page, Pages, PageWish } from './pages.ts'
export type { Arguments, Item, ListArguments, OperationName, Result, Tagged } from './types.ts'
