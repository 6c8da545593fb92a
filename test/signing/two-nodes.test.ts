import { randomBytes } from 'node:crypto'
import { decodeProtectedHeader } from 'jose'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createTestDatabase } from '../postgres/database.ts'
import { ask, controlOf, newKey, newToken, verify } from '../service/api.ts'
import { startTestService, type TestService } from '../service/service.ts'

const emergencies = 40

describe('a rotation on two nodes of one PostgreSQL', () => {
  let nodes: readonly [TestService, TestService]
  beforeAll(async () => {
    const databaseUrl = await createTestDatabase()
    const environment = { PUBLIC_URL: 'http://issuer.example' }
    const start = () => startTestService({ databaseUrl, environment })
    nodes = await Promise.all([start(), start()])
  })
  afterAll(async () => {
    await Promise.all(nodes.map((node) => node.remove()))
  })

  it('in an emergency ends every token of the old key by the next request on the other node', {
    timeout: 120_000,
  }, async () => {
    const { secret } = await newKey(controlOf(nodes[0]))
    for (let round = 0; round < emergencies; round++) {
      const [here, there] = round % 2 === 0 ? nodes : [nodes[1], nodes[0]]
      const tokens = [
        (await newToken(here, secret)).access_token,
        (await newToken(there, secret)).access_token,
      ]
      const { kid } = decodeProtectedHeader(tokens[0] ?? '')
      for (const token of tokens) {
        expect(decodeProtectedHeader(token).kid).toBe(kid)
        expect(await verify(controlOf(there), token)).toMatchObject({ valid: true })
      }
      const stop = keepAsking(there, tokens[0] ?? '')
      const path = `/v1/signing-keys/${String(kid)}/compromised`
      const { status, body } = await controlOf(here)(path, { json: { reason: 'a drill' } })
      const answeredAt = performance.now()
      expect(status).toBe(200)
      expect(body.state).toBe('retired')
      const codes = await Promise.all(
        tokens.map(async (token) => (await verify(controlOf(there), token)).code),
      )
      expect(codes).toEqual(['token_invalid', 'token_invalid'])
      const whoami = await ask(`${there.publicUrl}/v1/whoami`, {
        headers: { authorization: `Bearer ${tokens[1] ?? ''}` },
      })
      expect(whoami.status).toBe(401)
      const { keys } = (await ask(`${there.publicUrl}/.well-known/jwks.json`)).body
      expect(keys.map((key: { kid: string }) => key.kid)).not.toContain(kid)
      const { access_token: next } = await newToken(there, secret)
      expect(decodeProtectedHeader(next).kid).not.toBe(kid)
      expect(await verify(controlOf(here), next)).toMatchObject({ valid: true })

      const asked = await stop()
      const late = asked.filter(({ at, valid }) => at > answeredAt && valid)
      expect(late).toEqual([])
    }
  })

  it('leaves one successor when both are told to rotate at once', async () => {
    const rotate = (node: TestService) => controlOf(node)('/v1/signing-keys/rotate', { json: {} })
    for (let round = 0; round < 10; round++) {
      const replies = await Promise.all([...nodes, ...nodes, ...nodes].map(rotate))
      expect(new Set(replies.map(({ text }) => text)).size).toBe(1)
      const { kid } = replies[0]?.body ?? {}
      const keys = (await controlOf(nodes[0])('/v1/signing-keys')).body.data
      const announced = keys.filter(({ state }: { state: string }) => state === 'announced')
      expect(announced).toEqual([replies[0]?.body])
      await controlOf(nodes[1])(`/v1/signing-keys/${String(kid)}/compromised`, { json: {} })
    }
  })

  it('answers tokens of keys that nobody knows, however many, and goes on', async () => {
    const { secret } = await newKey(controlOf(nodes[0]))
    const { access_token: token } = await newToken(nodes[0], secret)
    const [, claims, signature] = token.split('.') as [string, string, string]
    const forged = Array.from({ length: 500 }, () => {
      const kid = randomBytes(32).toString('base64url')
      const header = JSON.stringify({ alg: 'ES256', typ: 'at+jwt', kid })
      return `${Buffer.from(header).toString('base64url')}.${claims}.${signature}`
    })
    const codes = await Promise.all(
      [...forged, token].map(async (one) => (await verify(controlOf(nodes[1]), one)).code),
    )
    expect(codes.pop()).toBe('valid')
    expect(new Set(codes)).toEqual(new Set(['token_invalid']))
  })

  /** Verifies without a pause, by several at once; gives when each began and what it said. */
  function keepAsking(node: TestService, token: string) {
    let isAsking = true
    const asked: { readonly at: number; readonly valid: boolean }[] = []
    const lanes = Array.from({ length: 4 }, async () => {
      while (isAsking) {
        const at = performance.now()
        const { valid } = await verify(controlOf(node), token)
        asked.push({ at, valid })
      }
    })
    return async () => {
      isAsking = false
      await Promise.all(lanes)
      return asked
    }
  }
})
