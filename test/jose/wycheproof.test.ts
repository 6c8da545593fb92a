import { createHmac } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { decodeJws, parseStrictJson } from '@countersign/core'
import { compactVerify, importJWK } from 'jose'
import { expect, it } from 'vitest'
import {
  type PublicKey,
  publicKeysIn,
  readPublicKey,
  verifyJws,
} from '../../packages/server/src/engine/client-keys.ts'

type Jwk = Readonly<Record<string, unknown>>

interface Group {
  readonly comment: string
  readonly private: Jwk
  readonly public?: Jwk
  readonly tests: readonly {
    readonly tcId: number
    readonly comment: string
    readonly jws?: unknown
    readonly result: 'valid' | 'invalid'
  }[]
}

const vectorsOf = (file: string): readonly Group[] =>
  JSON.parse(readFileSync(join(import.meta.dirname, 'wycheproof', `${file}_test.json`), 'utf8'))
    .testGroups

/** Where we judge otherwise than a vector, and why. */
const stricter: Readonly<Record<string, Readonly<Record<number, string>>>> = {
  json_web_signature: {
    346: 'the key is for PS256, the header says PS384',
    347: 'the key names ES521, which is no algorithm',
    350: 'the key is for PS256, the header says PS384',
    351: 'the key names ES521, which is no algorithm',
    372: 'a question mark within a part',
    373: 'a question mark within a part',
  },
  json_web_key: {},
  json_web_crypto: {},
}

/** Called invalid, and to the letter the text of vector 357, which is valid. */
const notWellPosed = [367, 370]

it.each([
  ['json_web_signature', 353],
  ['json_web_key', 21],
  ['json_web_crypto', 45],
])(
  'of %s, all %i well-posed invalid vectors are refused, and the valid ones taken',
  async (file, invalid) => {
    const judged = []
    for (const group of vectorsOf(file)) {
      for (const { tcId, comment, jws, result } of group.tests) {
        // the vectors of JWE are none of ours
        if (jws === undefined) continue
        if (file === 'json_web_signature' && notWellPosed.includes(tcId)) continue
        const accepted = typeof jws === 'string' && (await accepts(jws, group))
        judged.push({ tcId, comment: `${group.comment}: ${comment}`, result, accepted })
      }
    }
    const excepted = stricter[file] ?? {}
    const forged = judged.filter(({ result }) => result === 'invalid')
    expect(forged.filter(({ accepted }) => accepted)).toEqual([])
    expect(forged).toHaveLength(invalid)
    const refused = judged.filter(({ result, accepted }) => result === 'valid' && !accepted)
    expect(refused.filter(({ tcId }) => excepted[tcId] === undefined)).toEqual([])
    expect(refused.map(({ tcId }) => String(tcId))).toEqual(Object.keys(excepted))
  },
)

it('finds out what a lenient decoder takes', async () => {
  const taken: number[] = []
  for (const group of vectorsOf('json_web_signature')) {
    const key = await importJWK(group.public ?? group.private, String(group.private['alg'])).catch(
      () => null,
    )
    if (key === null) continue
    for (const { tcId, jws, result } of group.tests) {
      if (result === 'valid' || typeof jws !== 'string' || notWellPosed.includes(tcId)) continue
      const isTaken = await compactVerify(jws, key).then(
        () => true,
        () => false,
      )
      if (isTaken) taken.push(tcId)
    }
  }
  expect(taken).not.toEqual([])
})

async function accepts(text: string, group: Group): Promise<boolean> {
  const jwk = group.public ?? group.private
  const listed = (jwk['keys'] ?? [jwk]) as readonly Jwk[]
  if (listed.every(({ kty }) => kty === 'oct')) return acceptsMac(text, listed)
  const keys = jwk['keys'] === undefined ? oneKey(jwk) : publicKeysIn(listed)
  return keys !== null && (await verifyJws(text, keys)) !== null
}

function oneKey(jwk: Jwk): readonly PublicKey[] | null {
  const key = readPublicKey(jwk)
  return key === null ? null : [key]
}

/** What is signed by a shared secret: our decoder, and the platform's HMAC. */
function acceptsMac(text: string, keys: readonly Jwk[]): boolean {
  const jws = decodeJws(text, parseStrictJson)
  const named = keys.filter(({ kid }) => kid === jws?.header.kid)
  const [key] = named
  if (jws === null || key === undefined || named.length > 1) return false
  const bits = /^HS(256|384|512)$/.exec(String(key['alg']))?.[1]
  const secret = Buffer.from(String(key['k']), 'base64url')
  if (bits === undefined || jws.header.alg !== key['alg'] || key['use'] !== 'sig') return false
  if (secret.length * 8 < Number(bits)) return false
  const expected = createHmac(`sha${bits}`, secret).update(jws.signingInput).digest()
  return expected.equals(jws.signature)
}
