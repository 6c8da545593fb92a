import { resolve } from 'node:path'
import { type Config, StartRefused } from '../config.ts'
import type { Contract } from '../contracts/contract.ts'
import type { Gateway } from '../gateway/gateway.ts'
import { readGateway } from '../gateway/read-gateway.ts'
import { contractRefused, importFile, namesFile } from './contract-file.ts'

/** The name of the upstream that UPSTREAM gives. */
const onlyUpstream = 'upstream'

/**
 * What is behind the API: the export `gateway` of the contract's file, or UPSTREAM for the routes that
 * the contract names. Null: nothing. Throws StartRefused, with a line for every mistake.
 */
export async function findGateway(
  { contract: given, upstream }: Pick<Config, 'contract' | 'upstream'>,
  contract: Contract,
): Promise<Gateway | null> {
  const written = namesFile(given) ? await gatewayOf(given) : undefined
  if (upstream !== null) {
    if (written !== undefined) {
      throw new StartRefused(
        `UPSTREAM and the gateway of ${given} both say where requests go: leave one of them out.`,
      )
    }
    return { upstreams: { [onlyUpstream]: { targets: [upstream] } }, contractRoutes: onlyUpstream }
  }
  if (written === undefined) return null
  const read = readGateway(written, contract)
  if ('gateway' in read) return read.gateway
  throw contractRefused(given, read.mistakes)
}

async function gatewayOf(file: string): Promise<unknown> {
  const exported = await importFile(resolve(file), file)
  return exported['gateway']
}
