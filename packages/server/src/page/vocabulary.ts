import type { Contract } from '../contracts/contract.ts'
import type { Members, Shape } from '../contracts/shape.ts'

/** How the page of a contract names things. */
export interface Vocabulary {
  /** The long-lived secret: "API key", "client secret", "token". */
  readonly credential: string
  /** What requests carry, in the order in which the contract takes them. */
  readonly carried: readonly string[]
  /** What the contract calls a project. */
  readonly project: string
  /** The header in which requests carry it. */
  readonly header: string
}

export function vocabularyOf(contract: Contract): Vocabulary {
  const { resources, nouns, page } = contract
  const credential = page.credential ?? (isForClients(contract) ? 'client secret' : 'API key')
  const [carrier] = resources.carriers
  return {
    credential,
    carried: resources.takes.map((kind) => (kind === 'key' ? credential : 'access token')),
    project: nouns.project,
    header: carrier?.in === 'header' ? carrier.header : 'Authorization',
  }
}

/** Whether callers hold a client id and a secret, and no key that opens the resources. */
export function isForClients({ tokens, resources }: Contract): boolean {
  return tokens?.clientId === 'required' && !resources.takes.includes('key')
}

/** What is exchanged for a token: a client secret, where the client is named with it. */
export function presentedAt(contract: Contract): string {
  return contract.tokens?.clientId === 'required'
    ? 'client secret'
    : vocabularyOf(contract).credential
}

/** A noun with its article. */
export function a(noun: string): string {
  return `${/^[aeioA]/.test(noun) ? 'an' : 'a'} ${noun}`
}

export function plural(noun: string): string {
  if (/[^aeiou]y$/.test(noun)) return `${noun.slice(0, -1)}ies`
  return noun.endsWith('s') ? `${noun}es` : `${noun}s`
}

export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

export const count = (whole: number): string => whole.toLocaleString('en')

/** The name under which a body holds a fact; null where it does not. */
export function memberOf(fact: string, body: Members | null): string | null {
  for (const [member, shape] of Object.entries(body ?? {})) {
    const found = isFact(shape, fact) ? member : memberInside(fact, shape)
    if (found !== null) return found
  }
  return null
}

function isFact(shape: Shape, fact: string): boolean {
  return typeof shape === 'object' && shape !== null && (shape as Members)['given'] === fact
}

function memberInside(fact: string, shape: Shape): string | null {
  if (shape === null || typeof shape !== 'object' || 'given' in shape) return null
  return memberOf(fact, ('each' in shape ? shape['item'] : shape) as Members)
}

/** What tells a refusal from others in a program: its `code` or `error`, else nothing. */
export function nameOfRefusal(body: Members | null): string | null {
  for (const member of ['code', 'error']) {
    const value = body?.[member]
    if (typeof value === 'string') return value
    if (typeof value === 'object' && value !== null) return nameOfRefusal(value as Members)
  }
  return null
}
