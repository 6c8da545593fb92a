import { createHmac } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { decodeCompactJws, decodeJws, parseStrictJson } from '@countersign/core'
import { calculateJwkThumbprint } from 'jose'
import { describe, expect, it } from 'vitest'
import { readPublicKey, verifyJws } from '../../packages/server/src/engine/client-keys.ts'

type Jwk = Readonly<Record<string, string>>

const joe =
  'eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ'

/** RFC 7515, appendices A.2 to A.4; RFC 8037, appendix A.4. */
const signed: readonly (readonly [string, Jwk, readonly string[]])[] = [
  [
    'RFC 7515 A.2, RS256',
    {
      kty: 'RSA',
      n: 'ofgWCuLjybRlzo0tZWJjNiuSfb4p4fAkd_wWJcyQoTbji9k0l8W26mPddxHmfHQp-Vaw-4qPCJrcS2mJPMEzP1Pt0Bm4d4QlL-yRT-SFd2lZS-pCgNMsD1W_YpRPEwOWvG6b32690r2jZ47soMZo9wGzjb_7OMg0LOL-bSf63kpaSHSXndS5z5rexMdbBYUsLA9e-KXBdQOS-UTo7WTBEMa2R2CapHg665xsmtdVMTBQY4uDZlxvb3qCo5ZwKh9kG4LT6_I5IhlJH7aGhyxXFvUK-DWNmoudF8NAco9_h9iaGNj8q2ethFkMLs91kzk2PAcDTW9gb54h4FRWyuXpoQ',
      e: 'AQAB',
    },
    [
      'eyJhbGciOiJSUzI1NiJ9',
      joe,
      'cC4hiUPoj9Eetdgtv3hF80EGrhuB__dzERat0XF9g2VtQgr9PJbu3XOiZj5RZmh7AAuHIm4Bh-0Qc_lF5YKt_O8W2Fp5jujGbds9uJdbF9CUAr7t1dnZcAcQjbKBYNX4BAynRFdiuB--f_nZLgrnbyTyWzO75vRK5h6xBArLIARNPvkSjtQBMHlb1L07Qe7K0GarZRmB_eSN9383LcOLn6_dO--xi12jzDwusC-eOkHWEsqtFZESc6BfI7noOPqvhJ1phCnvWh6IeYI2w9QOYEUipUTI8np6LbgGY9Fs98rqVt5AXLIhWkWywlVmtVrBp0igcN_IoypGlUPQGe77Rw',
    ],
  ],
  [
    'RFC 7515 A.3, ES256',
    {
      kty: 'EC',
      crv: 'P-256',
      x: 'f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU',
      y: 'x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0',
    },
    [
      'eyJhbGciOiJFUzI1NiJ9',
      joe,
      'DtEhU3ljbEg8L38VWAfUAqOyKAM6-Xx-F4GawxaepmXFCgfTjDxw5djxLa8ISlSApmWQxfKTUJqPP3-Kg6NU1Q',
    ],
  ],
  [
    'RFC 7515 A.4, ES512',
    {
      kty: 'EC',
      crv: 'P-521',
      x: 'AekpBQ8ST8a8VcfVOTNl353vSrDCLLJXmPk06wTjxrrjcBpXp5EOnYG_NjFZ6OvLFV1jSfS9tsz4qUxcWceqwQGk',
      y: 'ADSmRA43Z1DSNx_RvcLI87cdL07l6jQyyBXMoxVg_l2Th-x3S1WDhjDly79ajL4Kkd0AZMaZmh9ubmf63e3kyMj2',
    },
    [
      'eyJhbGciOiJFUzUxMiJ9',
      'UGF5bG9hZA',
      'AdwMgeerwtHoh-l192l60hp9wAHZFVJbLfD_UxMi70cwnZOYaRI1bKPWROc-mZZqwqT2SI-KGDKB34XO0aw_7XdtAG8GaSwFKdCAPZgoXD2YBJZCPEX3xKpRwcdOO8KpEHwJjyqOgzDO7iKvU8vcnwNrmxYbSW9ERBXukOXolLzeO_Jn',
    ],
  ],
  [
    'RFC 8037 A.4, EdDSA',
    {
      kty: 'OKP',
      crv: 'Ed25519',
      x: Buffer.from(
        'd75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a',
        'hex',
      ).toString('base64url'),
    },
    [
      'eyJhbGciOiJFZERTQSJ9',
      'RXhhbXBsZSBvZiBFZDI1NTE5IHNpZ25pbmc',
      'hgyY0il_MGCjP0JzlnLWG1PPOt7-09PGcvMg3AIbQR6dWbhijcNR4ki4iylGjg5BhVsPt9g7sVvpAr_MuM0KAg',
    ],
  ],
]

/** The figures of RFC 7520 §4.1 to §4.3, with the algorithms that the RFC gives their keys. */
const figures = ['RS256', 'PS384', 'ES512'].map((alg, place) => {
  const file = join(import.meta.dirname, 'wycheproof/json_web_signature_test.json')
  const groups = JSON.parse(readFileSync(file, 'utf8')).testGroups.filter(
    ({ comment }: { comment: string }) => comment === 'rfc7520',
  )
  const { public: key, tests } = groups[place]
  return [`RFC 7520 §4.${String(place + 1)}, ${alg}`, { ...key, alg }, tests[0].jws.split('.')]
}) as unknown as typeof signed

describe.each([...signed, ...figures])('%s', (_name, jwk, parts) => {
  const key = readPublicKey(jwk)
  const text = parts.join('.')

  it('is taken, and with another byte anywhere refused', async () => {
    expect(key).not.toBeNull()
    if (key === null) return
    expect(await verifyJws(text, [key])).toMatchObject({ key })
    for (let place = 0; place < text.length; place += 5) {
      const other = text[place] === 'A' ? 'B' : 'A'
      const spoilt = text.slice(0, place) + other + text.slice(place + 1)
      expect(await verifyJws(spoilt, [key]), String(place)).toBeNull()
    }
  })
})

it('RFC 7515 A.1 is signed by HMAC', () => {
  const text = `eyJ0eXAiOiJKV1QiLA0KICJhbGciOiJIUzI1NiJ9.${joe}.dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk`
  const secret =
    'AyM1SysPpbyDfgZld3umj1qzKObwVMkoqQ-EstJQLr_T-1qS0gZH75aKtMN3Yj0iPS4hcgUuTwjAzZr1Z9CAow'
  const jws = decodeCompactJws(text, parseStrictJson)
  const mac = createHmac('sha256', Buffer.from(secret, 'base64url'))
  expect(mac.update(jws?.signingInput ?? '').digest()).toEqual(jws?.signature)
  expect(jws?.header).toEqual({ typ: 'JWT', alg: 'HS256' })
  expect(jws?.claims).toEqual({
    iss: 'joe',
    exp: 1_300_819_380,
    'http://example.com/is_root': true,
  })
})

it('RFC 7515 A.5, RFC 7519 §6.1: an unsecured JWS is none', () => {
  expect(decodeJws(`eyJhbGciOiJub25lIn0.${joe}.`, parseStrictJson)).toBeNull()
})

it('RFC 7515 appendix E: what must be understood, and is not, is refused', () => {
  const text =
    'eyJhbGciOiJub25lIiwNCiAiY3JpdCI6WyJodHRwOi8vZXhhbXBsZS5jb20vVU5ERUZJTkVEIl0sDQogImh0dHA6Ly9leGFtcGxlLmNvbS9VTkRFRklORUQiOnRydWUNCn0.RkFJTA.'
  expect(decodeJws(text, parseStrictJson)).toBeNull()
  expect(decodeJws(`${text}AAAA`, parseStrictJson)).toBeNull()
})

it('RFC 7638 §3.1: the thumbprint of a key', async () => {
  const n =
    '0vx7agoebGcQSuuPiLJXZptN9nndrQmbXEps2aiAFbWhM78LhWx4cbbfAAtVT86zwu1RK7aPFFxuhDR1L6tSoc_BJECPebWKRXjBZCiFV4n3oknjhMstn64tZ_2W-5JsGY4Hc5n9yBXArwl93lqt7_RN5w6Cf0h4QyQ5v-65YGjQR0_FDW2QvzqY368QQMicAtaSqzs8KJZgnYb9c7d0zgdAZHzu6qMQvRL5hajrn1n91CbOpbISD08qNLyrdkt-bFTWhAI4vMQFh6WeZu0fM4lFd2NcRwr3XPksINHaQ-G_xBniIqbw0Ls1jF44-csFCur-kEgU8awapJzKnqDKgw'
  const jwk = { kty: 'RSA', n, e: 'AQAB', alg: 'RS256', kid: '2011-04-29' }
  expect(readPublicKey(jwk)?.kid).toBe('2011-04-29')
  expect(await calculateJwkThumbprint(jwk)).toBe('NzbLsXh8uDCcd-6MNwXF4W_7noWXFZAfHkxZsRGC9Xs')
})

it('RFC 9449 §4.1: a proof of possession, by the key in its own header', async () => {
  const text = [
    'eyJ0eXAiOiJkcG9wK2p3dCIsImFsZyI6IkVTMjU2IiwiandrIjp7Imt0eSI6IkVDIiwieCI6Imw4dEZyaHgtMzR0VjNoUklDUkRZOXpDa0RscEJoRjQyVVFVZldWQVdCRnMiLCJ5IjoiOVZFNGpmX09rX282NHpiVFRsY3VOSmFqSG10NnY5VERWclUwQ2R2R1JEQSIsImNydiI6IlAtMjU2In19',
    'eyJqdGkiOiItQndDM0VTYzZhY2MybFRjIiwiaHRtIjoiUE9TVCIsImh0dSI6Imh0dHBzOi8vc2VydmVyLmV4YW1wbGUuY29tL3Rva2VuIiwiaWF0IjoxNTYyMjYyNjE2fQ',
    '2-GxA6T8lP4vfrg8v-FdWP0A0zdrj8igiMLvqRMUvwnQg4PtFLbdLXiOSsX0x7NVY-FNyJK70nfbV37xRZT3Lg',
  ].join('.')
  const jws = decodeCompactJws(text, parseStrictJson)
  expect(jws?.claims).toEqual({
    jti: '-BwC3ESc6acc2lTc',
    htm: 'POST',
    htu: 'https://server.example.com/token',
    iat: 1_562_262_616,
  })
  const jwk = (jws?.header['jwk'] ?? {}) as Jwk
  const key = readPublicKey(jwk)
  expect(key === null ? null : await verifyJws(text, [key])).not.toBeNull()
  const { x = '', y = '' } = jwk
  const thumbprint = await calculateJwkThumbprint({ kty: 'EC', crv: 'P-256', x, y })
  expect(thumbprint).toBe('0ZcOCORZNYy-DWpqq30jZyJGHTN0d2HglBV3uiguA4I')
})

it('RFC 9068 §2.2: what an access token claims is read as it is written', () => {
  const header = '{"typ":"at+JWT","alg":"RS256","kid":"RjEwOwOA"}'
  const claims = `{
     "iss": "https://authorization-server.example.com/",
     "sub": "5ba552d67",
     "aud":   "https://rs.example.com/",
     "exp": 1639528912,
     "iat": 1618354090,
     "jti" : "dbe39bf3a3ba4238a513f51d6e1691c4",
     "client_id": "s6BhdRkqt3",
     "scope": "openid profile reademail"
   }`
  const parts = [header, claims, 'unsigned'].map((part) => Buffer.from(part).toString('base64url'))
  const jws = decodeCompactJws(parts.join('.'), parseStrictJson)
  expect(jws).toMatchObject({ header: JSON.parse(header), claims: JSON.parse(claims) })
})
