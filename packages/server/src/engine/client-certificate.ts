import { createHash, type KeyObject, X509Certificate } from 'node:crypto'
import {
  type CertificateName,
  type ClientAuthentication,
  parseId,
  type UnixMillis,
} from '@countersign/core'
import { type Authentication, authenticateAnchor, type Use } from './authenticate.ts'
import { type PublicKey, publicKeysIn } from './client-keys.ts'
import type { Engine } from './ports.ts'

interface Shown {
  readonly clientId: string | null
  readonly certificate: Uint8Array
}

/**
 * A client that has shown a certificate (RFC 8705 §2): one whose name is registered, of which whoever
 * ended the connection has checked the chain; or one of its own, by the key in it. Null whatever is
 * wrong with it.
 */
export async function authenticateByCertificate(
  { clientId: named, certificate: bytes }: Shown,
  use: Use,
  engine: Engine,
): Promise<Authentication | null> {
  const clientId = parseId('client', named ?? '')
  const certificate = readCertificate(bytes)
  if (clientId === null || certificate === null) return null
  const client = await engine.store.client(clientId)
  const authentication = client?.settings.authentication ?? null
  if (authentication === null) return null
  if (!(await isCertificateOf(certificate, authentication, engine))) return null
  const known = await authenticateAnchor(authentication.anchor, use, engine)
  const at = known === null || 'refusal' in known ? undefined : known.facts.at
  return at !== undefined && !isValidAt(certificate, at) ? null : known
}

/** RFC 8705 §3.1. */
export function thumbprintOf(certificate: Uint8Array): string {
  return createHash('sha256').update(certificate).digest('base64url')
}

function readCertificate(bytes: Uint8Array): X509Certificate | null {
  try {
    return new X509Certificate(bytes)
  } catch {
    return null
  }
}

async function isCertificateOf(
  certificate: X509Certificate,
  { method, certificate: name, jwks, jwksUri }: ClientAuthentication,
  engine: Engine,
): Promise<boolean> {
  if (method === 'tls_client_auth') return name !== null && hasName(certificate, name)
  if (method !== 'self_signed_tls_client_auth') return false
  const isIn = (keys: readonly PublicKey[]) => keys.some(({ key }) => isSame(key, certificate))
  if (jwksUri !== null) return isIn(await engine.remoteKeys.keysAt(jwksUri, isIn))
  return isIn(publicKeysIn(jwks ?? []) ?? [])
}

function isSame(key: KeyObject, { publicKey }: X509Certificate): boolean {
  return key.equals(publicKey)
}

function isValidAt({ validFromDate, validToDate }: X509Certificate, at: UnixMillis): boolean {
  return validFromDate.getTime() <= at && at < validToDate.getTime()
}

const prefixes = {
  san_dns: 'DNS',
  san_uri: 'URI',
  san_ip: 'IP Address',
  san_email: 'email',
} as const

function hasName(certificate: X509Certificate, { name, value }: CertificateName): boolean {
  if (name === 'subject_dn') {
    const registered = distinguishedName(value)
    const shown = certificate.subject.split('\n')
    return registered !== null && registered.toReversed().join('\n') === shown.map(plain).join('\n')
  }
  const { subjectAltName = '' } = certificate
  // a name that the platform had to quote holds what could pass for another
  if (subjectAltName.includes('"')) return false
  return subjectAltName.split(', ').includes(`${prefixes[name]}:${value}`)
}

/**
 * The parts of a distinguished name (RFC 4514), the first one first; null where it has what is not
 * compared: several values in a part, or values in hexadecimal.
 */
function distinguishedName(text: string): readonly string[] | null {
  const parts = text.match(/(?:\\.|[^,\\])+/g)?.map((part) => part.trim()) ?? []
  const isPlain = parts.every((part) => /^[A-Za-z][A-Za-z0-9.-]*=(?!#)(?:\\.|[^+\\])+$/.test(part))
  return isPlain ? parts.map(plain) : null
}

/** One spelling: the type in capitals, no escapes. */
function plain(part: string): string {
  const equals = part.indexOf('=')
  const value = part.slice(equals + 1).replaceAll(/\\(.)/g, '$1')
  return `${part.slice(0, equals).toUpperCase()}=${value}`
}
