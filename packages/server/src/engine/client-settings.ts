import {
  type ClientAuthentication,
  type ClientSettings,
  type Refusal,
  refuse,
} from '@countersign/core'
import type { StoredKey } from '../store/port.ts'
import type { ClientRecord } from '../store/records.ts'
import { publicKeysIn } from './client-keys.ts'
import { makeKey } from './create-key.ts'
import type { Engine } from './ports.ts'

/** What of the settings of a client this installation does not have, or does not go together. */
export function refuseSettings(
  { serves, authentication }: ClientSettings,
  { policy: { audiences } }: Engine,
): Refusal | null {
  if (!serves.every((audience) => audiences.includes(audience))) {
    return refuse('body_invalid', {
      member: 'oauth.serves',
      expected: `only ${audiences.join(', ')}`,
    })
  }
  return authentication === null ? null : refuseAuthentication(authentication)
}

function refuseAuthentication({
  method,
  jwks,
  jwksUri,
  certificate,
}: ClientAuthentication): Refusal | null {
  const member = 'oauth.authentication'
  if (method === 'tls_client_auth') {
    const isWhole = certificate !== null && jwks === null && jwksUri === null
    return isWhole ? null : refuse('body_invalid', { member, expected: 'a certificate alone' })
  }
  const isOne = (jwks === null) !== (jwksUri === null) && certificate === null
  if (!isOne) return refuse('body_invalid', { member, expected: 'either jwks or jwks_uri' })
  if (jwksUri !== null && URL.parse(jwksUri)?.protocol !== 'https:') {
    return refuse('body_invalid', { member: `${member}.jwks_uri`, expected: 'an https address' })
  }
  const keys = publicKeysIn(jwks ?? [])
  if (keys !== null && (jwks === null || keys.length > 0)) return null
  return refuse('body_invalid', {
    member: `${member}.jwks`,
    expected:
      'public keys to sign with: EC, OKP, or RSA of at least 2048 bits, without private parts',
  })
}

/**
 * The key that the tokens of a client are minted from which shows no secret at the authorization
 * server. What its secret is nobody is told.
 */
export function anchorOf(
  { projectId, id: clientId, settings }: ClientRecord,
  { engine, at }: { readonly engine: Engine; readonly at: ClientRecord['createdAt'] },
): StoredKey | null {
  const { authentication } = settings
  if (authentication === null || authentication.anchor !== '') return null
  const wishes = {
    name: authentication.method,
    environment: 'live',
    scopes: null,
    audiences: null,
    ipAllow: null,
    metadata: {},
    expires: null,
  } as const
  const place = { level: 'project', projectId, clientId, permissions: [] } as const
  return makeKey(wishes, place, { engine, at }).stored
}

/** The same client, whose tokens are minted from that key. */
export function anchored(client: ClientRecord, anchor: StoredKey | null): ClientRecord {
  const { authentication } = client.settings
  if (anchor === null || authentication === null) return client
  const settings = {
    ...client.settings,
    authentication: { ...authentication, anchor: anchor.key.id },
  }
  return { ...client, settings }
}
