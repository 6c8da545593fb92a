import type { Contract, Reply, ResourceCarrier, TokenCarrier } from '../contracts/contract.ts'
import { type Facts, fill } from '../contracts/shape.ts'
import type { Placeholder, SampleReply, SampleRequest } from './exchange.ts'
import { ownClientId, ownSecret, ownUserId } from './placeholders.ts'
import { sampleFacts, sampleScopes } from './sample-facts.ts'

/** A reply of the contract, filled for the page. */
export function sampleReply(
  { status, body }: Reply,
  contract: Contract,
  besides: Facts = {},
): SampleReply {
  return { status, body: body === null ? null : fill(body, sampleFacts(contract, besides)) }
}

/** How a resource is asked: with the credential, and all that every call sends besides. */
export function resourceHeaders(
  contract: Contract,
  carrier: ResourceCarrier,
  credential: Placeholder,
): Readonly<Record<string, string>> {
  const [name, value] =
    carrier.in === 'authorization'
      ? ['Authorization', `${carrier.scheme} ${credential}`]
      : [carrier.header, credential]
  const { headers } = contract.resources.require
  const besides = headers.map(({ header }) => [header, ownUserId])
  return { [name]: value, ...(Object.fromEntries(besides) as Record<string, string>) }
}

/** A request at the token endpoint, with the secret in one of the places that the contract has. */
export function tokenRequest(
  contract: Contract,
  { carrier, encoding }: { readonly carrier: TokenCarrier; readonly encoding: 'form' | 'json' },
): SampleRequest {
  const { tokens } = contract
  if (tokens === null) throw new Error('the contract has no token endpoint')
  const { grantType, clientId, scope } = tokens.parameters
  const isClient = tokens.clientId === 'required'
  const secret = ownSecret(contract)
  const members = {
    ...(grantType === null ? {} : { [grantType]: 'client_credentials' }),
    ...(isClient && carrier.in === 'body' ? { [clientId]: ownClientId } : {}),
    ...(carrier.in === 'body' ? { [carrier.member]: secret } : {}),
    ...(scope === null ? {} : { [scope]: sampleScopes(contract).join(' ') }),
  }
  const basic = isClient ? { user: ownClientId, password: secret } : { user: secret, password: '' }
  return {
    method: 'POST',
    path: tokens.path,
    headers: {},
    basic: carrier.in === 'basic' ? basic : null,
    body: { as: encoding, members },
  }
}
