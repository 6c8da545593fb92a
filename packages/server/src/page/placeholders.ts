import type { Contract } from '../contracts/contract.ts'
import type { Placeholder } from './exchange.ts'
import { isForClients } from './vocabulary.ts'

/** Where the reader's own value goes, in the words of the contract. */
export function placeholder(...words: readonly string[]): Placeholder {
  const name = words.join('_').replaceAll(/[^A-Za-z0-9]+/g, '_')
  return `YOUR_${name.toUpperCase() as Uppercase<string>}`
}

/** What stands for a segment of a path: `{workspace_id}` is `YOUR_WORKSPACE_ID`. */
export function withPlaceholders(path: string): string {
  return path.replaceAll(/\{([A-Za-z_]+)\}/g, (_whole, segment: string) =>
    placeholder(segment.replaceAll(/([a-z])([A-Z])/g, '$1_$2')),
  )
}

export const ownKey: Placeholder = 'YOUR_API_KEY'
export const ownServerKey: Placeholder = 'YOUR_SERVER_KEY'
export const ownToken: Placeholder = 'YOUR_ACCESS_TOKEN'
export const ownAdminKey: Placeholder = 'YOUR_ADMIN_KEY'
export const ownUserId: Placeholder = 'YOUR_USER_ID'
export const ownClientId: Placeholder = 'YOUR_CLIENT_ID'
export const ownClientSecret: Placeholder = 'YOUR_CLIENT_SECRET'

/** What a caller of a resource sends. */
export function ownCredential({ resources }: Contract): Placeholder {
  return resources.takes[0] === 'token' ? ownToken : ownKey
}

/** What is presented at the token endpoint. */
export function ownSecret(contract: Contract): Placeholder {
  const isClient = contract.tokens?.clientId === 'required' || isForClients(contract)
  return isClient ? ownClientSecret : ownKey
}
