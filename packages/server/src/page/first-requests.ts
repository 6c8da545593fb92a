import type { Contract } from '../contracts/contract.ts'
import type { Placeholder, SampleRequest } from './exchange.ts'
import { ownCredential, ownSecret } from './placeholders.ts'
import { sampleResource } from './sample-operations.ts'
import { tokenRequest } from './sample-requests.ts'

/** A request of the page that whoever has just got a key begins with. */
export interface FirstRequest {
  readonly purpose: 'token' | 'resource'
  /** What stands in it where the reader's own secret goes. */
  readonly placeholder: Placeholder
  readonly request: SampleRequest
}

/** In the order in which they are sent: where resources take tokens alone, a token comes first. */
export function firstRequests(contract: Contract): readonly FirstRequest[] {
  const resource = sampleResource(contract)
  const token = contract.resources.takes[0] === 'token' ? sampleToken(contract) : null
  return [
    ...(token === null
      ? []
      : [{ purpose: 'token' as const, placeholder: ownSecret(contract), request: token }]),
    ...(resource === null
      ? []
      : [
          {
            purpose: 'resource' as const,
            placeholder: ownCredential(contract),
            request: resource.request,
          },
        ]),
  ]
}

function sampleToken(contract: Contract): SampleRequest | null {
  const { tokens } = contract
  const [carrier] = tokens?.carriers ?? []
  const [encoding] = tokens?.encodings ?? []
  if (carrier === undefined || encoding === undefined) return null
  return tokenRequest(contract, { carrier, encoding })
}
