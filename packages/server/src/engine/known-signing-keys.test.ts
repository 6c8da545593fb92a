import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Store } from '../store/port.ts'
import { openSqliteStore } from '../store/sqlite/sqlite-store.ts'
import { recording } from '../store/suite/recording.ts'
import { openKnownKeys } from './known-signing-keys.ts'
import { createRootSecret } from './root-secret.ts'
import { makeSigningKey } from './sealed-signing-key.ts'

describe('the signing keys that a node knows', () => {
  const directory = mkdtempSync(join(tmpdir(), 'countersign-known-'))
  const root = createRootSecret('the root secret of these tests, 012345')
  let store: Store
  beforeAll(async () => {
    store = recording(await openSqliteStore({ directory }))
  })
  afterAll(async () => {
    await store.close()
    rmSync(directory, { recursive: true })
  })
  const writeKey = async (): Promise<string> => {
    const key = await makeSigningKey('ES256', 600, root)
    await store.change((change) => change.writeSigningKeys([key]))
    return key.kid
  }

  it('are read again when their epoch has changed, and only then', async () => {
    let reads = 0
    const counting: Store = {
      ...store,
      signingKeys: () => {
        reads++
        return store.signingKeys()
      },
    }
    const known = await openKnownKeys(counting, root)
    const { epoch } = await store.signingKeys()
    expect(known.asOf(epoch)).toBe(known.atHand())
    expect(reads).toBe(1)
    const kid = await writeKey()
    expect(known.atHand().has(kid)).toBe(false)
    const after = await store.signingKeys()
    expect((await known.asOf(after.epoch)).has(kid)).toBe(true)
    expect(reads).toBe(2)
  })

  it('never come from a read that began before they were asked for', async () => {
    const waiting: (() => void)[] = []
    let isSlow = false
    /** Reads at once, and answers when it is told. */
    const slow: Store = {
      ...store,
      signingKeys: async () => {
        const set = await store.signingKeys()
        if (isSlow) await new Promise<void>((resolve) => waiting.push(resolve))
        return set
      },
    }
    const known = await openKnownKeys(slow, root)
    isSlow = true
    const early = known.asOfNow()
    await expect.poll(() => waiting.length).toBe(1)
    const kid = await writeKey()
    const { epoch } = await store.signingKeys()
    const asOf = async () => known.asOf(epoch)
    const asked = [asOf(), known.asOfNow(), asOf()]
    isSlow = false
    for (const answer of waiting) answer()
    expect((await early).has(kid)).toBe(false)
    for (const keys of await Promise.all(asked)) expect(keys.has(kid)).toBe(true)
  })

  it('can be asked for again after a read has failed', async () => {
    let fails = false
    const failing: Store = {
      ...store,
      signingKeys: () => (fails ? Promise.reject(new Error('away')) : store.signingKeys()),
    }
    const known = await openKnownKeys(failing, root)
    fails = true
    const asOf = async () => known.asOf(-1)
    const refused = [known.asOfNow(), known.asOfNow(), asOf()]
    for (const one of await Promise.allSettled(refused)) expect(one.status).toBe('rejected')
    fails = false
    const kid = await writeKey()
    expect((await known.asOfNow()).has(kid)).toBe(true)
  })
})
