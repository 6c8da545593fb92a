import { generateKeyPairSync, type KeyObject, sign, verify } from 'node:crypto'
import { offerLoop } from './child.ts'

interface AlgorithmRow {
  readonly keys: () => { readonly privateKey: KeyObject; readonly publicKey: KeyObject }
  readonly options: { readonly dsaEncoding?: 'ieee-p1363' }
}

/** The algorithms of the scenarios (RFC 7518 §3.1), with keys as the service makes them. */
const algorithms: Readonly<Record<string, AlgorithmRow>> = {
  ES256: {
    keys: () => generateKeyPairSync('ec', { namedCurve: 'P-256' }),
    options: { dsaEncoding: 'ieee-p1363' },
  },
  RS256: { keys: () => generateKeyPairSync('rsa', { modulusLength: 2_048 }), options: {} },
}

// Nothing but signatures, one after another: what this platform can do on this core. The texts are
// those that a JWS signs; their header names the algorithm.
offerLoop((texts) => {
  const algorithm = algorithmOf(texts[0] ?? '')
  const row = algorithms[algorithm]
  if (row === undefined) throw new Error(`no scenario signs with ${algorithm}`)
  const { privateKey, publicKey } = row.keys()
  const inputs = texts.map((text) => Buffer.from(text))
  const signed = (place: number): Buffer =>
    sign('sha256', inputs[place] ?? Buffer.alloc(0), { key: privateKey, ...row.options })
  const first = signed(0)
  const isRight = verify(
    'sha256',
    inputs[0] ?? Buffer.alloc(0),
    { key: publicKey, ...row.options },
    first,
  )
  return (place) => isRight && signed(place).length === first.length
})

function algorithmOf(input: string): string {
  const header = Buffer.from(input.slice(0, input.indexOf('.')), 'base64url').toString()
  return (JSON.parse(header) as { alg: string }).alg
}
