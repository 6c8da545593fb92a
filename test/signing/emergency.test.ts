import { decodeProtectedHeader } from 'jose'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createTestDatabase } from '../postgres/database.ts'
import { ask, controlOf, newKey, newToken, verify } from '../service/api.ts'
import { startTestService, type TestService } from '../service/service.ts'

const emergencies = 40

describe('an emergency rotation on two nodes of one PostgreSQL', () => {
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

  it('ends every token of the old key by the next request on the other node', {
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
