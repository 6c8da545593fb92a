import { present, type Values } from '../definition/command.ts'
import { WrongUsage } from '../definition/endings.ts'
import { choice, duration, list, pairs, text, toggle } from '../definition/options.ts'

// What the maker of a key or a client chooses. The names of the API, as options.

export const environmentOption = choice(['live', 'test'], 'live (the default) or test')

/** What narrows a key or a client. */
export const limitOptions = {
  scopes: list('list', 'what it may, separated by commas; left out: all that its project may'),
  audiences: list('list', 'audiences of its tokens; left out: all of the installation'),
}

/** The rate limit of a client or of a product. */
export const tierOption = text('name', 'the rate limit that goes with it: a tier of the contract')

/** What may be said of any key. */
export const conditionOptions = {
  expiresIn: duration('when it ends by itself, such as 90d; left out: never'),
  expiresAt: text('instant', 'the same as an instant, such as 2030-01-31T12:00:00Z'),
  ipAllow: list('list', 'addresses or CIDR ranges that it may be used from; left out: all'),
  metadata: pairs('what your services are told about it; may be repeated'),
}

/** For changes: how what was limited is unlimited again. */
export const anyScopeOption = toggle('lift the limit of scopes')
export const anyAudienceOption = toggle('lift the limit of audiences')
export const withoutTierOption = toggle('take its tier away')
export const liftConditionOptions = {
  anyAddress: toggle('lift the limit of addresses'),
  neverExpires: toggle('take its end away'),
}
export const activityOptions = {
  deactivate: toggle('refuse it until it is activated again'),
  activate: toggle('let it work again'),
}

type Limits = Values<typeof limitOptions>
type Conditions = Values<typeof conditionOptions>

export function limitsOf({ scopes, audiences }: Limits) {
  return present({ scopes, audiences })
}

export function conditionsOf({ expiresIn, expiresAt, ipAllow, metadata }: Conditions) {
  return present({ expires_in: expiresIn, expires_at: expiresAt, ip_allow: ipAllow, metadata })
}

/** `is_active`, where one of the two switches was given. */
export function activityOf({ activate, deactivate }: Values<typeof activityOptions>) {
  if (activate && deactivate) {
    throw new WrongUsage('--activate and --deactivate contradict each other: give one of them.')
  }
  return activate || deactivate ? { is_active: activate } : {}
}

/** Throws WrongUsage when nothing is to be changed. */
export function atLeastOne<Changes extends object>(changes: Changes): Changes {
  if (Object.keys(changes).length > 0) return changes
  throw new WrongUsage('There is nothing to change: say with an option what to change.')
}
