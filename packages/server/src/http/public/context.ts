import type { CallerSecrets, Contract } from '../../contracts/contract.ts'
import type { Engine } from '../../engine/ports.ts'
import type { ClientAddress } from '../client-address.ts'
import type { ClientCertificate } from '../client-certificate.ts'

/** What every route of the public port is built with. */
export interface PublicContext {
  readonly contract: Contract
  readonly engine: Engine
  readonly secrets: CallerSecrets
  /** Where callers reach the public port. */
  readonly publicUrl: string
  readonly clientAddress: ClientAddress
  readonly clientCertificate: ClientCertificate
}

/** A path of a contract as the framework spells it: `{name}` is `:name`. */
export function urlOf(path: string): string {
  return path.replaceAll(/\{([A-Za-z_]+)\}/g, ':$1')
}
