import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import lighthouse from '../../../examples/contract-lighthouse/countersign.config.ts'
import { builtInContracts } from '../../../packages/server/src/contracts/built-in.ts'
import type { Contract } from '../../../packages/server/src/contracts/contract.ts'
import { native } from '../../../packages/server/src/contracts/native.ts'
import { oauthError, ok } from '../../../packages/server/src/contracts/replies.ts'
import { startTrial, type TrialService } from '../../../packages/server/src/trial/trial-service.ts'
import { checksOf, tried, tryContract } from '../../../packages/server/src/trial/try-contract.ts'
import { commandLine } from '../../cli/command-line.ts'
import { databases } from '../../service/databases.ts'

const contracts = [...Object.values(builtInContracts), lighthouse]

describe.each(databases)('every contract does all that it says, on $name', ({ make }) => {
  // most of their time passes waiting for keys to expire
  it.concurrent.for(contracts.map((contract) => [contract.name, contract] as const))(
    '%s',
    { timeout: 300_000 },
    async ([_name, contract], { expect }) => {
      let count = 0
      for await (const { group, says, difference } of tryContract(contract, await make())) {
        expect.soft(difference, `${group}: ${says}`).toBeNull()
        count++
      }
      expect(count).toBe(checksOf(contract).length)
    },
  )
})

describe('a contract that says something else than the service does is told so', () => {
  let service: TrialService
  beforeAll(async () => {
    service = await startTrial(native)
  })
  afterAll(async () => service.remove())

  const { tokens, refusals, keys, challenges } = native
  if (tokens === null) throw new Error('the native contract has tokens')
  const { profile } = tokens
  const withReply = (code: 'key_expired', reply: ReturnType<typeof oauthError>): Contract => {
    return { ...native, refusals: { ...refusals, token: { ...refusals.token, [code]: reply } } }
  }
  const cases: readonly (readonly [string, Contract, string])[] = [
    ['status', withReply('key_expired', oauthError(403, 'invalid_client')), 'expired: key_expired'],
    ['text', withReply('key_expired', oauthError(401, 'invalid_grant')), 'expired: key_expired'],
    [
      'challenge',
      { ...native, challenges: { ...challenges, token: { scheme: 'Bearer', realm: 'x' } } },
      'no credential: credential_missing',
    ],
    [
      'lifetime',
      { ...native, tokens: { ...tokens, profile: { ...profile, lifetimeSeconds: 601 } } },
      'claims iss',
    ],
    [
      'claim',
      { ...native, tokens: { ...tokens, profile: { ...profile, claims: { iss: 'issuer' } } } },
      'claims iss',
    ],
    [
      'header',
      {
        ...native,
        tokens: { ...tokens, profile: { ...profile, header: { typ: 'JWT', kid: true } } },
      },
      'ES256, and a header',
    ],
    [
      'algorithm',
      { ...native, tokens: { ...tokens, profile: { ...profile, algorithm: 'EdDSA' } } },
      'signed by a key of',
    ],
    ['reply', { ...native, tokens: { ...tokens, reply: ok({}) } }, 'the reply of'],
    [
      'prefix',
      { ...native, keys: { ...keys, issue: { ...keys.issue, prefixes: { live: 'other_' } } } },
      'live keys begin with',
    ],
    [
      'length',
      { ...native, keys: { ...keys, issue: { ...keys.issue, displayLength: 12 } } },
      'live keys begin with',
    ],
    [
      'limit',
      {
        ...native,
        limits: { ...native.limits, tiers: { standard: { requests: 1, per: 'minute' } } },
      },
      'the tier standard',
    ],
  ]

  it.each(cases)('%s', async (_what, contract, says) => {
    const check = checksOf(contract).find((one) => one.says.startsWith(says))
    if (check === undefined) throw new Error(`no check says ${says}`)
    const { difference } = await tried(check, { ...service, contract })
    expect(difference).not.toBeNull()
  })
})

describe('countersign contract test', () => {
  it('prints each check of a file, and ends with 0', async () => {
    const file = 'examples/contract-lighthouse/countersign.config.ts'
    const directory = `${import.meta.dirname}/../../..`
    const { code, stdout, stderr } = await commandLine(['contract', 'test', file], { directory })
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    expect(stdout).toContain('✓ expired: key_expired')
    expect(stdout).toMatch(/lighthouse: \d+ checks, 0 differ\.\n$/)
  }, 300_000)

  it('says what differs, and ends with 1', async () => {
    const directory = mkdtempSync(join(tmpdir(), 'countersign-trial-'))
    const lines = [
      "import { chronos } from 'countersign/contract'",
      'const [first] = chronos.operations',
      "const caller = { ...first.caller, header: 'Host' }",
      "export default { ...chronos, name: 'host', operations: [{ ...first, caller }] }",
    ]
    writeFileSync(join(directory, 'host.ts'), lines.join('\n'))
    const { code, stdout } = await commandLine(['contract', 'test', './host.ts'], { directory })
    rmSync(directory, { recursive: true })
    expect(code).toBe(1)
    expect(stdout).toMatch(/✗ no credential: credential_missing\n {6}body.error.code is "/)
    expect(stdout).toMatch(/host: \d+ checks, [1-9]\d* differ\.\n$/)
  }, 300_000)

  it('refuses what is no contract', async () => {
    const { code, stderr } = await commandLine(['contract', 'test', './nothing.ts'])
    expect({ code, stderr }).toEqual({
      code: 1,
      stderr: 'countersign: There is no contract file ./nothing.ts.\n',
    })
  })
})
