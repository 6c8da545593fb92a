import { describe, expect, it } from 'vitest'
import { createLog } from '../../packages/server/src/observe/log.ts'
import {
  describeError,
  redactedPaths,
  withoutSecrets,
} from '../../packages/server/src/observe/redaction.ts'

const members = [
  'authorization',
  '["proxy-authorization"]',
  'cookie',
  '["set-cookie"]',
  '["x-api-key"]',
  '["x-admin-key"]',
  'credential',
  'secret',
  'client_secret',
  'clientSecret',
  'client_assertion',
  'access_token',
  'accessToken',
  'token',
  'password',
  'connectionString',
]
const holders = ['', 'headers', 'body', 'query', 'req.headers', 'res.headers', 'err']

/** Taking one out of the list is a decision: it shows here. */
const pinned = [
  ...holders.flatMap((holder) =>
    members.map((member) =>
      holder === '' || member.startsWith('[') ? holder + member : `${holder}.${member}`,
    ),
  ),
  'url',
  'body.raw',
  'req.url',
  'req.body',
  'req.query',
  'err.input',
  'err.config',
]

const canary = 'canary-8b0d1e5c'

function logged(object: object): string {
  let written = ''
  const log = createLog('trace', {
    write: (line) => {
      written += line
    },
  })
  log.trace(object, 'a line')
  return written
}

/** An object with the canary at a path such as `req.headers["x-api-key"]`. */
function holding(path: string): object {
  const names = path.split(/\.|\["|"\]/).filter((name) => name !== '')
  return names.reduceRight<unknown>((inner, name) => ({ [name]: inner }), canary) as object
}

describe('redaction', () => {
  it('covers exactly these paths', () => {
    expect(redactedPaths).toEqual(pinned)
  })

  it.each(pinned)('replaces %s', (path) => {
    const line = logged(holding(path))
    expect(line).not.toContain(canary)
    expect(line).toContain('"msg":"a line"')
  })

  it('tells of an error its kind, code, message and stack, and of nothing else', () => {
    const error = Object.assign(new TypeError('it went wrong', { cause: new Error('why') }), {
      code: 'ERR_X',
      input: canary,
      parameters: [canary],
    })
    const line = JSON.parse(logged({ err: error })) as { err: object }
    expect(line.err).toEqual({
      type: 'TypeError',
      code: 'ERR_X',
      message: 'it went wrong',
      stack: expect.stringContaining('redaction.test') as string,
      cause: { type: 'Error', message: 'why', stack: expect.any(String) as string },
    })
    expect(describeError('thrown')).toEqual({ message: 'something that is no error was thrown' })
  })

  it.each([
    `cs_live_1${'a1B2'.repeat(14)}`,
    `convoy_sk_${'x'.repeat(32)}`,
    `eyJhbGciOiJFUzI1NiJ9.eyJpc3MiOiJhIn0.${'s'.repeat(86)}`,
  ])('takes %s out of a message', (secret) => {
    expect(withoutSecrets(`before ${secret}, after`)).toBe('before [redacted], after')
  })

  it('takes the user part out of an address', () => {
    expect(withoutSecrets('postgres://user:pass@host/db')).toBe('postgres://[redacted]@host/db')
  })
})
