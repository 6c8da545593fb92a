import type { RefusalCode } from '@countersign/core'
import type { Contract, Tokens } from '../../contracts/contract.ts'
import { type Asked, ask } from '../ask.ts'
import type { Check } from '../check.ts'
import { differsFromRefusal } from '../compare.ts'
import { type Holder, makeHolder } from '../holders.ts'
import { basicOf, tokenRequest, tokenUrl } from '../requests.ts'
import type { TrialService } from '../trial-service.ts'

type Provoke = (service: TrialService, tokens: Tokens) => Promise<Asked>

/** Refusals of the token endpoint that no route shares. Null: the contract can't have it. */
const provocations: Readonly<
  Partial<Record<RefusalCode, (tokens: Tokens, contract: Contract) => Provoke | null>>
> = {
  grant_type_missing: ({ parameters: { grantType } }) => withParameter(grantType, ''),
  grant_type_unsupported: ({ parameters: { grantType } }) => withParameter(grantType, 'password'),
  scope_malformed: ({ parameters: { scope } }) => withParameter(scope, 'a  b'),
  audience_unknown: ({ parameters: { audience } }) => withParameter(audience, 'urn:trial:none'),
  audience_refused: ({ parameters: { audience } }, { rights }) => {
    const [known] = rights.audiences.known
    if (audience === null || known === undefined) return null
    const { default: first } = rights.audiences
    return async (service) => {
      const usual = typeof first === 'object' ? first.named : service.issuer
      const holder = await makeHolder(service, { audiences: [usual] })
      return tokenRequest(service.contract, holder, { [audience]: known })
    }
  },
  credential_ambiguous: ({ oneCarrier, carriers }) =>
    oneCarrier && new Set(carriers.map((carrier) => carrier.in)).size === 2 ? byTwoCarriers : null,
  secret_retired: () =>
    afterwards((service, { keyId }) =>
      service.control(`/v1/keys/${keyId}/rotate`, { json: { overlap: '0s' } }),
    ),
  client_inactive: ({ clientId }) =>
    clientId === 'required'
      ? afterwards((service, { clientId: id }) =>
          service.control(`/v1/clients/${id}`, { method: 'PATCH', json: { is_active: false } }),
        )
      : null,
  client_mismatch: ({ clientId, parameters }) =>
    clientId === 'matches'
      ? async (service) => {
          const other = await makeHolder(service)
          const named = { [parameters.clientId]: other.clientId }
          return tokenRequest(service.contract, await makeHolder(service), named)
        }
      : null,
  address_refused: () => async (service) =>
    tokenRequest(service.contract, await makeHolder(service, { ip_allow: ['192.0.2.1'] })),
  body_too_large: () => async (service) =>
    tokenRequest(service.contract, await makeHolder(service), { trial: 'a'.repeat(70_000) }),
  method_unsupported: () => async () => ({ method: 'PUT' }),
}

export function tokenRefusals(contract: Contract): readonly Check[] {
  const { tokens } = contract
  if (tokens === null) return []
  return Object.entries(provocations).flatMap(([name, made]) => {
    const provoke = made(tokens, contract)
    if (provoke === null) return []
    const code = name as RefusalCode
    return {
      group: `POST ${tokens.path}`,
      says: code,
      code,
      run: async (service: TrialService) => {
        const asked = await provoke(service, tokens)
        const reply = await ask(tokenUrl(service), asked)
        return differsFromRefusal(reply, { code, surface: 'token', contract })
      },
    }
  })
}

function withParameter(name: string | null, value: string): Provoke | null {
  if (name === null) return null
  return async (service) =>
    tokenRequest(service.contract, await makeHolder(service), { [name]: value })
}

const byTwoCarriers: Provoke = async (service) => {
  const { clientId, secret, ...holder } = await makeHolder(service)
  const asked = tokenRequest(service.contract, { ...holder, clientId, secret })
  return { ...asked, headers: { ...asked.headers, authorization: basicOf(clientId, secret) } }
}

function afterwards(spoil: (service: TrialService, holder: Holder) => Promise<unknown>): Provoke {
  return async (service) => {
    const holder = await makeHolder(service)
    await spoil(service, holder)
    return tokenRequest(service.contract, holder)
  }
}
