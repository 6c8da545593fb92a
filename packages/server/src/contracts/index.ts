export type * from './contract.ts'
export { native } from './native.ts'
export { created, noContent, oauthError, ok, problem, problems } from './replies.ts'
export { each, type FactName, given, optional } from './shape.ts'
