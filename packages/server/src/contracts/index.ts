export type * from './contract.ts'
export { native } from './native.ts'
export {
  alike,
  created,
  detail,
  every,
  everyDetail,
  type Form,
  failure,
  nestedError,
  noContent,
  oauthError,
  ok,
  plainError,
  problem,
  problems,
} from './replies.ts'
export { each, type FactName, given, optional } from './shape.ts'
