import type { SigningAlgorithm } from '@countersign/core'
import { type Control, controlOf, newKey, newToken, verify } from '../service/api.ts'
import { contractWith, placeOn, startWith } from '../signing/own-contract.ts'
import type { Judge } from './mutations.ts'

/** All that this version signs with. */
export const algorithms: readonly SigningAlgorithm[] = ['ES256', 'EdDSA', 'RS256', 'PS256', 'HS256']

/** A service whose tokens are of one algorithm, and a token of it that is good for an hour. */
export interface Minted {
  readonly token: string
  readonly publicUrl: string
  readonly judge: Judge
  readonly end: () => Promise<void>
}

const secret = 'a secret that signs the tokens of the forgeries'

export async function mintBy(algorithm: SigningAlgorithm): Promise<Minted> {
  const place = placeOn(null)
  const contract = contractWith({ algorithm, lifetimeSeconds: 3_600 })
  const environment = algorithm === 'HS256' ? { JWT_SECRET: secret } : {}
  const service = await startWith(contract, place, environment)
  const control = controlOf(service)
  const made = await newKey(control, { scopes: ['read', 'write'] })
  const { access_token: token } = await newToken(service, made.secret)
  if (!(await verify(control, token)).valid) throw new Error('the token itself is refused')
  return {
    token,
    publicUrl: service.publicUrl,
    judge: verdictsOf(control),
    end: async () => {
      await service.stop()
      place.remove()
    },
  }
}

/** By `POST /v1/verify/batch`. */
function verdictsOf(control: Control): Judge {
  return async (credentials) => {
    const verifications = credentials.map((credential) => ({ credential }))
    const { status, body, text } = await control('/v1/verify/batch', { json: { verifications } })
    if (status !== 200) throw new Error(text)
    return body.results.map(({ valid, code }: { valid: boolean; code: string }) =>
      valid ? null : code,
    )
  }
}
