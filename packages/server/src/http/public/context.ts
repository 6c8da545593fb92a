import type { Contract } from '../../contracts/contract.ts'
import type { Engine } from '../../engine/ports.ts'
import type { ClientAddress } from '../client-address.ts'

/** What every route of the public port is built with. */
export interface PublicContext {
  readonly contract: Contract
  readonly engine: Engine
  readonly clientAddress: ClientAddress
}
