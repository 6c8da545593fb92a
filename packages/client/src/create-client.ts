import { clientOver } from './client-over.ts'
import type { CountersignClient } from './generated/client.ts'
import { operations } from './generated/operations.ts'
import type { ClientOptions } from './options.ts'

/**
 * A client of a control API. It holds no connection: make one and keep it.
 * Throws a TypeError where an option is not usable.
 */
export function createClient(options: ClientOptions): CountersignClient {
  // the generator writes the type and the table from the same document
  return clientOver(operations, options) as unknown as CountersignClient
}
