import type { SigningAlgorithm } from '@countersign/core'
import { decodeProtectedHeader } from 'jose'
import type { TestService } from '../test/service/service.ts'
import { type Asking, askingOf, sampleReply } from './asking.ts'
import { callControl } from './control.ts'
import { fields } from './fields.ts'
import type { Ask } from './service.ts'

/** Where a client of the token endpoint puts its credentials, both of RFC 6749 §2.3.1. */
export interface ClientCredentials {
  /** What follows `Basic` in the header. */
  readonly basic: string
  /** What follows the grant type in the form. */
  readonly form: string
}

/** Access tokens for keys: on every other connection by Basic, on the rest in the form. */
export function minting(algorithm: SigningAlgorithm): Ask {
  return async (service) => {
    const { basic, text } = fields
    const credentials = { basic: basic.mark, form: `client_secret=${text.mark}` }
    const asking = mintingAt(`${service.publicUrl}/oauth/token`, credentials)
    await checkToken(service, await sampleToken(asking), algorithm)
    return asking
  }
}

async function checkToken(
  service: TestService,
  credential: string,
  algorithm: SigningAlgorithm,
): Promise<void> {
  const { alg } = decodeProtectedHeader(credential)
  if (alg !== algorithm) throw new Error(`the service signs with ${alg}, not ${algorithm}`)
  const { valid } = (await callControl(service, '/v1/verify', { credential })) as { valid: boolean }
  if (!valid) throw new Error('the service does not accept its own token')
}

export function mintingAt(url: string, { basic, form }: ClientCredentials): Asking {
  const type = { 'content-type': 'application/x-www-form-urlencoded' }
  const grant = 'grant_type=client_credentials'
  return askingOf(
    [
      { url, headers: { authorization: `Basic ${basic}`, ...type }, body: grant },
      { url, headers: type, body: `${grant}&${form}` },
    ],
    { text: '"access_token":"ey', answers: 1 },
  )
}

export async function sampleToken(asking: Asking): Promise<string> {
  const reply = await sampleReply(asking)
  return ((await reply.json()) as { access_token: string }).access_token
}
