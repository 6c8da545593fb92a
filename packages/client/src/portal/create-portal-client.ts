import { clientOver } from '../client-over.ts'
import type { ClientOptions } from '../options.ts'
import type { PortalClient } from './generated/client.ts'
import { operations } from './generated/operations.ts'

/**
 * A client of the portal's API. `url` is where the public port is, `token` that of an embed session; a
 * browser that has a cookie instead gives a `fetch` that sends it.
 * Throws a TypeError where an option is not usable.
 */
export function createPortalClient(options: ClientOptions): PortalClient {
  // the generator writes the type and the table from the same document
  return clientOver(operations, options) as unknown as PortalClient
}
