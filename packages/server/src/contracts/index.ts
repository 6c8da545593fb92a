export type { CustomClaims, TokenFacts } from '../engine/custom-claims.ts'
export type * from '../gateway/gateway.ts'
export { axelered } from './axelered.ts'
export { chronos } from './chronos.ts'
export { classic } from './classic.ts'
export type * from './contract.ts'
export { convexity } from './convexity.ts'
export { convoy } from './convoy.ts'
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
  shaped,
} from './replies.ts'
export { each, type FactName, given, optional } from './shape.ts'
