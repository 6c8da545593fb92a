import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  hash,
  hkdfSync,
  randomBytes,
} from 'node:crypto'
import type { MacKeys } from '@countersign/core'

/** What the root secret of an installation (COUNTERSIGN_SECRET) is used for; it never leaves here. */
export interface RootSecret {
  /** Tells two secrets apart and reveals nothing of them. */
  readonly fingerprint: string
  readonly macKeys: MacKeys
  /** 32 bytes of which the key that signs the identity header in this period is made. */
  readonly identitySeed: (period: number) => Uint8Array
  /** Signs the cookies of sessions, and seals what two-factor sign-in needs. */
  readonly signInSecret: string
  /** The same for customers, of whom nothing opens what is of operators. */
  readonly portalSecret: string
  /** 16 characters of base64url that follow from a text, and that nobody else can tell. */
  readonly repeatable: (text: string) => string
  /** Encrypts under a purpose: AES-256-GCM, the purpose authenticated with it. */
  readonly seal: (purpose: string, plain: Uint8Array) => Uint8Array
  /** Throws when the bytes were sealed by another secret or for another purpose. */
  readonly open: (purpose: string, sealed: Uint8Array) => Uint8Array
}

/** First byte of what is sealed: names the layout, so that it can change. */
const layout = 1
const nonceLength = 12
const tagLength = 16

/** Keys for each purpose are derived by HKDF (RFC 5869), so no two purposes share one. */
export function createRootSecret(secret: string): RootSecret {
  const derive = (purpose: string): Buffer =>
    Buffer.from(hkdfSync('sha256', secret, 'countersign', purpose, 32))
  const sealingKey = derive('seal/1')
  const repeatingKey = derive('repeatable')
  const macKeyOf = new Map<string, string>()

  return {
    fingerprint: hash('sha256', derive('fingerprint')).slice(0, 16),
    macKeys: (version) => {
      const known = macKeyOf.get(version)
      if (known !== undefined) return known
      const made = derive(`key-mac/${version}`).toString('hex')
      macKeyOf.set(version, made)
      return made
    },
    signInSecret: derive('sign-in').toString('hex'),
    portalSecret: derive('portal').toString('hex'),
    repeatable: (text) =>
      createHmac('sha256', repeatingKey).update(text).digest('base64url').slice(0, 16),
    identitySeed: (period) => derive(`identity/${period}`),
    seal: (purpose, plain) => seal(sealingKey, purpose, plain),
    open: (purpose, sealed) => open(sealingKey, purpose, sealed),
  }
}

function seal(key: Buffer, purpose: string, plain: Uint8Array): Uint8Array {
  const nonce = randomBytes(nonceLength)
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(purpose))
  const text = Buffer.concat([cipher.update(plain), cipher.final()])
  return Buffer.concat([Buffer.of(layout), nonce, cipher.getAuthTag(), text])
}

function open(key: Buffer, purpose: string, sealed: Uint8Array): Uint8Array {
  const bytes = Buffer.from(sealed)
  if (bytes[0] !== layout) throw new Error('sealed in a layout that is not known')
  const nonce = bytes.subarray(1, 1 + nonceLength)
  const tag = bytes.subarray(1 + nonceLength, 1 + nonceLength + tagLength)
  const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: tagLength })
  decipher.setAAD(Buffer.from(purpose)).setAuthTag(tag)
  return Buffer.concat([
    decipher.update(bytes.subarray(1 + nonceLength + tagLength)),
    decipher.final(),
  ])
}
