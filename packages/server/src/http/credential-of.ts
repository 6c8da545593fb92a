import type { IncomingMessage } from 'node:http'
import { type Refusal, refuse } from '@countersign/core'
import type { ResourceCarrier } from '../contracts/contract.ts'

/** A credential, or why there is none. */
export type Carried = { readonly credential: string } | { readonly refusal: Refusal }

/**
 * Finds the credential of a request where the contract says it sits: the first carrier that holds
 * something counts, a header sent twice is refused. Query strings are never read.
 */
export function credentialOf(
  request: Pick<IncomingMessage, 'rawHeaders'>,
  carriers: readonly ResourceCarrier[],
): Carried {
  for (const carrier of carriers) {
    const values = headerValues(request, carrier.in === 'header' ? carrier.header : 'authorization')
    if (values.length > 1) return { refusal: refuse('credential_ambiguous') }
    const credential = carrier.in === 'header' ? values[0] : underScheme(carrier.scheme, values[0])
    if (credential !== undefined && credential !== '') return { credential }
  }
  return { refusal: refuse('credential_missing') }
}

/** Every value of a header as it was sent; Node keeps only the first of some. */
export function headerValues({ rawHeaders }: Pick<IncomingMessage, 'rawHeaders'>, name: string) {
  const values: string[] = []
  for (let place = 0; place < rawHeaders.length; place += 2) {
    const sent = rawHeaders[place] ?? ''
    if (sent.length === name.length && sent.toLowerCase() === name.toLowerCase()) {
      values.push(rawHeaders[place + 1] ?? '')
    }
  }
  return values
}

/** `<scheme> <credential>`; the scheme is compared without case (RFC 9110 §11.1). */
function underScheme(scheme: string, value: string | undefined): string | undefined {
  if (value === undefined || value[scheme.length] !== ' ') return undefined
  if (value.slice(0, scheme.length).toLowerCase() !== scheme.toLowerCase()) return undefined
  return value.slice(scheme.length + 1).trim()
}
