import { expect } from 'vitest'
import { ask, type Control, verify } from '../service/api.ts'
import type { TestService } from '../service/service.ts'

/** A token taken apart: JSON texts, to be changed and signed again. */
export interface Taken {
  readonly header: Readonly<Record<string, unknown>>
  readonly claims: Readonly<Record<string, unknown>>
  readonly signature: string
}

export function takenApart(token: string): Taken {
  const [header = '', claims = '', signature = ''] = token.split('.')
  const read = (part: string) => JSON.parse(Buffer.from(part, 'base64url').toString())
  return { header: read(header), claims: read(claims), signature }
}

/** What the public port answers to a token: all of it, but for what names the request and the time. */
export async function answerTo({ publicUrl }: Pick<TestService, 'publicUrl'>, token: string) {
  const headers = { authorization: `Bearer ${token}` }
  const reply = await ask(`${publicUrl}/v1/whoami`, { headers })
  const body = without('request_id', reply.body as object)
  const named = ['date', 'x-request-id', 'connection', 'keep-alive']
  const others = [...reply.headers].filter(([name]) => !named.includes(name))
  return { status: reply.status, headers: Object.fromEntries(others), body }
}

/**
 * That a token is refused as any other text is that is no token: RFC 6750 §3.1, the same bytes
 * whatever was wrong with it.
 */
export async function expectRefused(
  service: Pick<TestService, 'publicUrl'>,
  control: Control,
  tokens: readonly (readonly [string, string])[],
): Promise<void> {
  const reference = await answerTo(service, 'e30.e30.AAAA')
  expect(reference.status).toBe(401)
  expect(reference.headers['www-authenticate']).toMatch(/^Bearer .*error="invalid_token"/)
  for (const [name, token] of tokens) {
    expect(await answerTo(service, token), name).toEqual(reference)
    expect(await verify(control, token), name).toMatchObject({
      valid: false,
      code: 'token_invalid',
      principal: null,
    })
  }
}

/** An object but for one of its members. */
export function without(name: string, object: object): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(object).filter(([other]) => other !== name))
}
