import type { Contract, Reply, ResourceCarrier, TokenCarrier } from '../contracts/contract.ts'
import { fill } from '../contracts/shape.ts'
import type { Placeholder, SampleReply, SampleRequest } from './exchange.ts'
import { sampleFacts, sampleScopes } from './sample-facts.ts'

/** A reply of the contract, filled for the page. */
export function sampleReply({ status, body }: Reply, contract: Contract): SampleReply {
  return { status, body: body === null ? null : fill(body, sampleFacts(contract)) }
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
  const besides = headers.map(({ header }) => [header, 'YOUR_USER_ID' satisfies Placeholder])
  return { [name]: value, ...(Object.fromEntries(besides) as Record<string, string>) }
}

/** What a caller of a resource holds, as the page names it. */
export function credentialName({ resources }: Contract): Placeholder {
  return resources.takes[0] === 'token' ? 'YOUR_ACCESS_TOKEN' : 'YOUR_API_KEY'
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
  const secret: Placeholder = isClient ? 'YOUR_CLIENT_SECRET' : 'YOUR_API_KEY'
  const members = {
    ...(grantType === null ? {} : { [grantType]: 'client_credentials' }),
    ...(isClient && carrier.in === 'body' ? { [clientId]: 'YOUR_CLIENT_ID' } : {}),
    ...(carrier.in === 'body' ? { [carrier.member]: secret } : {}),
    ...(scope === null ? {} : { [scope]: sampleScopes(contract).join(' ') }),
  }
  return {
    method: 'POST',
    path: tokens.path,
    headers: {},
    basic:
      carrier.in === 'basic' ? { user: isClient ? 'YOUR_CLIENT_ID' : '', password: secret } : null,
    body: { as: encoding, members },
  }
}
