import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { composeKey, type Environment, type KeyFormat } from '@countersign/core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { native } from '../../../packages/server/src/contracts/native.ts'
import { policyOf } from '../../../packages/server/src/contracts/policy.ts'
import { authenticate } from '../../../packages/server/src/engine/authenticate.ts'
import { createKey, type KeyWishes } from '../../../packages/server/src/engine/create-key.ts'
import { createProject } from '../../../packages/server/src/engine/create-project.ts'
import { createProofs } from '../../../packages/server/src/engine/dpop-proof.ts'
import { createHabits } from '../../../packages/server/src/engine/habits.ts'
import { issueToken } from '../../../packages/server/src/engine/issue-token.ts'
import { createKnownKeys } from '../../../packages/server/src/engine/known-keys.ts'
import type { Engine, TokenPolicy } from '../../../packages/server/src/engine/ports.ts'
import { randomBytes, randomText, sha256 } from '../../../packages/server/src/engine/random.ts'
import { revokeKey } from '../../../packages/server/src/engine/revoke-key.ts'
import { createRootSecret } from '../../../packages/server/src/engine/root-secret.ts'
import { createUsageCounters } from '../../../packages/server/src/engine/usage-counters.ts'
import { judgeCredential } from '../../../packages/server/src/engine/verify-credential.ts'
import { openSigning } from '../../../packages/server/src/installation/signing.ts'
import type { Store } from '../../../packages/server/src/store/port.ts'
import { openPostgresStore } from '../../../packages/server/src/store/postgres/postgres-store.ts'
import { openSqliteStore } from '../../../packages/server/src/store/sqlite/sqlite-store.ts'
import { databases } from '../../service/databases.ts'

const allRandom: KeyFormat = {
  name: 'all-random',
  prefixes: { live: 'convoy_sk_' },
  displayLength: 12,
  find: { by: 'digest', secretLength: 32, digest: 'sha256' },
}
const salted: KeyFormat = {
  name: 'salted',
  prefixes: { live: 'ax_' },
  displayLength: 8,
  find: { by: 'id', version: '1', secretLength: 32, mac: true, digest: 'salted' },
}
const wishes: KeyWishes = {
  name: 'a key',
  environment: 'live',
  scopes: null,
  audiences: null,
  ipAllow: null,
  metadata: {},
  expires: null,
}
const formats = [native.keys.issue, allRandom, salted]

describe.each(databases)('keys of every format on $name', ({ make }) => {
  const directory = mkdtempSync(join(tmpdir(), 'countersign-formats-'))
  let store: Store
  const engines: Engine[] = []
  beforeAll(async () => {
    const url = await make()
    store = await (url === null ? openSqliteStore({ directory }) : openPostgresStore({ url }))
  })
  afterAll(async () => {
    for (const { usage } of engines) await usage.close()
    await store.close()
    rmSync(directory, { recursive: true, force: true })
  })

  /** An engine whose contract issues one format and accepts the others. */
  async function engineWith(issue: KeyFormat): Promise<Engine> {
    const root = createRootSecret('the root secret of these tests, 012345')
    const accept = formats.filter((format) => format !== issue)
    const contract = { ...native, keys: { issue, accept } }
    const policy = policyOf(contract, { publicUrl: 'http://issuer.example', audiences: [] })
    const crypto = {
      sha256,
      randomText,
      randomBytes,
      macKeys: root.macKeys,
      repeatable: root.repeatable,
    }
    const engine: Engine = {
      store,
      policy,
      crypto,
      knownKeys: createKnownKeys(policy.formats, crypto),
      ...(await openSigning(store, root, {
        settings: { periodMs: null, noticeMs: 0, jwksMaxAgeMs: 300_000 },
        contract,
        secrets: { signs: null, previous: null },
      })),
      habits: createHabits(store, (error) => {
        throw error
      }),
      usage: createUsageCounters(store, {
        node: randomText(22),
        lone: true,
        written: async () => undefined,
        onFailure: (error) => {
          throw error
        },
      }),
      usageKept: { hour: 0, day: 0 },
      proofs: createProofs(root),
      remoteKeys: { keysAt: async () => [] },
      statusPositions: { positionOf: async () => 1 },
      telemetry: { verified: () => undefined, limitUnreachable: () => undefined, step: null },
    }
    engines.push(engine)
    return engine
  }

  const maker = { id: 'admin', scopes: null, address: null, requestId: null }

  async function makeKey(engine: Engine, environment: Environment = 'live') {
    const made = await createKey(
      { level: 'server', permissions: ['verify'] },
      { ...wishes, environment, scopes: [] },
      { maker, once: null, engine },
    )
    if (!made.ok) throw new Error(made.refusal.code)
    const { stored, secret } = made.value
    return { stored, secret: secret ?? '' }
  }

  async function makeProjectKey(engine: Engine): Promise<string> {
    const slug = `p-${randomText(10).toLowerCase()}`
    const project = { slug, name: 'A project', contact: null }
    await createProject(project, { maker, once: null, engine })
    const made = await createKey({ level: 'project', project: slug, clientId: null }, wishes, {
      maker,
      once: null,
      engine,
    })
    if (!made.ok) throw new Error(made.refusal.code)
    return made.value.secret ?? ''
  }

  const projectCodeOf = async (credential: string, engine: Engine): Promise<string> => {
    const verdict = await judgeCredential({ credential, require: {}, address: null }, engine)
    return verdict.valid ? 'valid' : verdict.code
  }

  const codeOf = async (credential: string, engine: Engine): Promise<string> => {
    const verdict = await judgeCredential(
      { credential, require: { level: 'server' }, address: null },
      engine,
    )
    return verdict.valid ? 'valid' : verdict.code
  }

  it.each(formats)('$name: valid, unknown when altered, revoked when revoked', async (format) => {
    const engine = await engineWith(format)
    const { stored, secret } = await makeKey(engine)
    expect(secret.startsWith(format.prefixes.live ?? '')).toBe(true)
    expect(stored.key.keyPrefix).toBe(secret.slice(0, format.displayLength))
    expect(stored.secrets[0]?.salt === null).toBe(format.find.digest === 'sha256')
    expect(await codeOf(secret, engine)).toBe('valid')

    const altered = secret.slice(0, -1) + (secret.endsWith('a') ? 'b' : 'a')
    const code = await codeOf(altered, engine)
    expect(code).toBe(format.find.by === 'digest' ? 'key_unknown' : 'credential_malformed')

    const ref = { id: stored.key.id, level: 'server' } as const
    await revokeKey(ref, null, { maker, engine })
    expect(await codeOf(secret, engine)).toBe('key_revoked')
  })

  it('stay valid while another format is issued and theirs is accepted', async () => {
    const engines = await Promise.all(formats.map(engineWith))
    for (const maker of engines) {
      const { secret } = await makeKey(maker)
      for (const engine of engines) expect(await codeOf(secret, engine)).toBe('valid')
    }
  })

  it('with the right MAC and a wrong secret, or an id that nobody has, are unknown alike', async () => {
    const engine = await engineWith(native.keys.issue)
    const { stored, secret } = await makeKey(engine)
    const id = stored.key.id
    const elsewhere = id.slice(0, -1) + (id.endsWith('a') ? 'b' : 'a')
    for (const forgedId of [id, elsewhere as typeof id]) {
      const parts = { environment: 'live', id: forgedId, secret: randomText(32) } as const
      const forged = composeKey(native.keys.issue, parts, engine.crypto)
      expect(await codeOf(forged, engine)).toBe('key_unknown')
    }
    expect(await codeOf(secret, engine)).toBe('valid')
  })

  it('give tokens that end by themselves, and that another issuer takes for none of its own', async () => {
    const engine = await engineWith(native.keys.issue)
    const { tokens } = engine.policy
    if (tokens === null) throw new Error('the contract has tokens')
    const made = await makeProjectKey(engine)
    const mint = async (policy: TokenPolicy): Promise<string> => {
      const request = {
        client: { by: 'secret', credential: made, clientId: null, address: null } as const,
        scope: null,
        audiences: [],
        proof: null,
      }
      const { result: issued } = await issueToken(request, policy, engine)
      if ('code' in issued) throw new Error(issued.code)
      return issued.accessToken
    }
    const short = { ...tokens, profile: { ...tokens.profile, lifetimeSeconds: 2 } }
    const ends = await mint(short)
    const foreign = await mint({ ...tokens, issuer: 'http://elsewhere.example' })
    expect(await projectCodeOf(ends, engine)).toBe('valid')
    expect(await projectCodeOf(foreign, engine)).toBe('token_invalid')
    await new Promise((resolve) => setTimeout(resolve, 2_100))
    expect(await projectCodeOf(ends, engine)).toBe('token_expired')

    const onlyKeys = await authenticate(
      { credential: await mint(tokens), takes: ['key'], address: null, demand: {} },
      engine,
    )
    expect(onlyKeys).toEqual({ refusal: { code: 'credential_kind_refused' } })
  })

  it('find no environment that the format has no keys for', async () => {
    const engine = await engineWith(allRandom)
    await expect(makeKey(engine, 'test')).rejects.toThrow('body_invalid')
  })
})
