import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Control, controlOf, newKey, newToken, verify } from '../service/api.ts'
import { startTestService, type TestService } from '../service/service.ts'
import { ownSigner, type Signer } from './own-signer.ts'
import { answerTo, expectRefused, type Taken, takenApart } from './presented.ts'

/** Claims that are truly signed, and not those of an access token. */
describe('an access token of ours', () => {
  let service: TestService
  let control: Control
  let sign: Signer
  let taken: Taken
  beforeAll(async () => {
    service = await startTestService({ databaseUrl: null })
    control = controlOf(service)
    sign = ownSigner(service)
    const { secret } = await newKey(control, { scopes: ['read', 'write'] })
    taken = takenApart((await newToken(service, secret)).access_token)
  })
  afterAll(() => service.remove())

  /** The token with one claim as a JSON text; null: without it. */
  const withClaim = (name: string, json: string | null): string => {
    const kept = Object.entries(taken.claims).filter(([other]) => other !== name)
    const written = kept.map(
      ([other, value]) => `${JSON.stringify(other)}:${JSON.stringify(value)}`,
    )
    if (json !== null) written.push(`${JSON.stringify(name)}:${json}`)
    return sign(JSON.stringify(taken.header), `{${written.join(',')}}`)
  }
  const refuse = (name: string, values: readonly (string | null)[]): Promise<void> =>
    expectRefused(
      service,
      control,
      values.map((value) => [`${name}: ${String(value)}`, withClaim(name, value)]),
    )

  it('is taken as it was minted', async () => {
    const again = sign(JSON.stringify(taken.header), JSON.stringify(taken.claims))
    expect(await verify(control, again)).toMatchObject({ valid: true })
    expect((await answerTo(service, again)).status).toBe(200)
  })

  const noTexts = ['null', '0', '1', '-1', '1.5', 'true', 'false', '{}', '[]', '[[]]', '""']
  const noNumbers = ['null', 'true', '"1"', '""', '{}', '[]', 'NaN', 'Infinity', '0x10', '1_0']
  const tooLarge = ['9007199254740992', '1e400', '-1e400', '1e308', '9223372036854775808']

  it.each(['iss', 'aud', 'jti', 'sub', 'client_id'])('needs %s, and a text', async (name) => {
    await refuse(name, [null, ...noTexts, ...tooLarge])
    const value = JSON.stringify(taken.claims[name])
    await refuse(name, [`[${value}]`, `[${value},${value}]`, `{"0":${value}}`])
  })

  it.each(['iat', 'exp'])('needs %s, and a whole number of seconds', async (name) => {
    const value = String(taken.claims[name])
    await refuse(name, [null, ...noNumbers, ...tooLarge, '0', '-0', '-1', '0.5'])
    await refuse(name, [`"${value}"`, `[${value}]`, `{"0":${value}}`, `${value}.5`, `-${value}`])
  })

  const others = {
    iss: ['"http://127.0.0.1"', '"https://issuer.example"', '"null"'],
    aud: ['"somebody else"', '"*"', '["a","b"]'],
    jti: ['"1"', '"key_0000000000000000.1.AAAAAAAAAAAAAAAA"', '"../1.1.AAAAAAAAAAAAAAAA"'],
    scope: ['1', 'null', '{}', '[]', '["read"]', '""', '"read  write"', '" read"', '"read\\n"'],
    project_id: ['null', '1', '[]', '{}', '""', 'true', '["p"]'],
    environment: ['null', '1', '""', '"production"', '["live"]', '"Live"', null],
    capabilities: ['null', '1', '""', '"a"', '{}', '[1]', '[null]', '["a",[]]', null],
    tier: ['null', '1', '""', '[]', '{}', '["standard"]'],
    nbf: ['0', '1', 'null', '"1"', '4102444800', '9007199254740992', '1e400', '[]'],
  } as const
  it.each(Object.entries(others))('is refused with another %s', refuse)

  it('with an issuer or id that differs by one character is refused', async () => {
    for (const name of ['iss', 'jti'] as const) {
      const value = String(taken.claims[name])
      const near = [`${value}/`, `${value} `, ` ${value}`, value.toUpperCase(), value.slice(0, -1)]
      await refuse(
        name,
        [...near, `${value}\u0000`, `${value}#`].map((text) => JSON.stringify(text)),
      )
    }
  })

  it('has its times a second before and after', async () => {
    const now = Math.floor(Date.now() / 1_000)
    const verdict = async (name: string, value: number): Promise<string> =>
      (await verify(control, withClaim(name, String(value)))).code
    // expired is told, as only its holder can show such a token (RFC 6750 §3.1 has one word for both)
    expect(await verdict('exp', now - 1)).toBe('token_expired')
    const reply = await answerTo(service, withClaim('exp', String(now - 1)))
    expect(reply.status).toBe(401)
    expect(reply.headers['www-authenticate']).toMatch(/error="invalid_token"/)
    expect(await verdict('exp', now + 600)).toBe('valid')
    expect(await verdict('iat', now - 1)).toBe('valid')
    // clocks may differ by half a minute; nothing is told of what is beyond
    expect(await verdict('iat', now + 10)).toBe('valid')
    await refuse('iat', [String(now + 3_600), String(now + 120)])
  })

  it('claims nothing by which its holder would be another', async () => {
    const { body: truth } = await answerTo(service, withClaim('sub', '"somebody"'))
    const claims = [
      ['client_id', '"client_0000000000000000"'],
      ['project_id', '"project_0000000000000000"'],
      ['environment', '"test"'],
      ['capabilities', '["everything.*"]'],
      ['tier', '"enterprise"'],
      ['level', '"server"'],
      ['admin', 'true'],
    ] as const
    for (const [name, value] of claims) {
      expect((await answerTo(service, withClaim(name, value))).body, name).toEqual(truth)
    }
    const wider = await answerTo(service, withClaim('scope', '"read write delete"'))
    expect(wider.body['scopes']).toEqual(['read', 'write'])
  })

  it('says each thing once', async () => {
    const header = JSON.stringify(taken.header)
    const claims = JSON.stringify(taken.claims)
    const twice = Object.entries(taken.claims).flatMap(([name, value]) => {
      const member = `${JSON.stringify(name)}:${JSON.stringify(value)}`
      const escaped = `"\\u00${name.charCodeAt(0).toString(16)}${name.slice(1)}":${JSON.stringify(value)}`
      return [member, escaped].flatMap((more) => [
        [name, sign(header, `${claims.slice(0, -1)},${more}}`)] as const,
        [name, sign(header, `{${more},${claims.slice(1)}`)] as const,
      ])
    })
    await expectRefused(service, control, twice)
  })

  it('claims in an object of JSON, and in nothing else', async () => {
    const header = JSON.stringify(taken.header)
    const claims = JSON.stringify(taken.claims)
    const texts = [
      ...['', 'null', '[]', '"{}"', '1', '{}', `[${claims}]`, `${claims}${claims}`, `${claims} x`],
      ...[`\ufeff${claims}`, `${claims}\u0000`, claims.slice(0, -1), claims.replaceAll('"', "'")],
      `${claims.slice(0, -1)},"__proto__":{"scope":"all"}}`,
      `${claims.slice(0, -1)},"x":${'['.repeat(100)}${']'.repeat(100)}}`,
    ]
    const tokens = texts.map((text) => [text.slice(0, 40), sign(header, text)] as const)
    await expectRefused(service, control, tokens)
  })
})
