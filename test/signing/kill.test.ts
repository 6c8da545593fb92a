import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { createLocalJWKSet, decodeProtectedHeader, jwtVerify } from 'jose'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ask, type Control, controlOf, newKey, newToken, verify } from '../service/api.ts'
import { databases } from '../service/databases.ts'
import { startTestService, type TestService } from '../service/service.ts'

const kills = 25

interface View {
  readonly kid: string
  readonly state: string
  readonly published_at: string | null
  readonly signs_from: string
  readonly signs_until: string | null
}

describe.each(databases)('kill -9 between the steps of a rotation on $name', ({ make }) => {
  let databaseUrl: string | null
  let service: TestService
  let control: Control
  let secret: string
  beforeAll(async () => {
    databaseUrl = await make()
    // announced for 1.25 s at least, so that every kill finds keys in another step
    service = await startTestService({ databaseUrl, environment: { JWKS_MAX_AGE: '1s' } })
    control = controlOf(service)
    secret = (await newKey(control)).secret
  })
  afterAll(() => service.remove())

  const list = async (): Promise<readonly View[]> => (await control('/v1/signing-keys')).body.data
  const rotate = () => control('/v1/signing-keys/rotate', { json: {} })

  /** What must hold whenever anybody looks. */
  async function isWhole(tokens: readonly string[]): Promise<void> {
    const keys = await list()
    const { body: jwks } = await ask(`${service.publicUrl}/.well-known/jwks.json`)
    const published = jwks.keys.map(({ kid }: { kid: string }) => kid).toSorted()
    const present = keys.filter(({ state }) => state !== 'retired').map(({ kid }) => kid)
    expect(published).toEqual(present.toSorted())
    expect(keys.filter(({ state }) => state === 'announced').length).toBeLessThanOrEqual(1)
    expect(keys.filter(({ state }) => state === 'signing')).toHaveLength(1)
    for (const token of tokens) {
      await expect(jwtVerify(token, createLocalJWKSet(jwks))).resolves.toBeTruthy()
      expect(await verify(control, token)).toMatchObject({ valid: true })
    }
  }

  it(`${String(kills)} times: no token is lost, and the rotation goes on`, {
    timeout: 300_000,
  }, async () => {
    const tokens: string[] = []
    for (let round = 0; round < kills; round++) {
      const rotating = rotate().catch(() => null)
      await new Promise((resolve) => setTimeout(resolve, (round * 7) % 30))
      await service.kill()
      await rotating
      await service.restart()
      tokens.push((await newToken(service, secret)).access_token)
      await isWhole(tokens)
    }
    const { body: next } = await rotate()
    const signedBy = async () =>
      decodeProtectedHeader((await newToken(service, secret)).access_token).kid
    await expect.poll(signedBy, { timeout: 20_000 }).toBe(next.kid)
    await isWhole(tokens)
  })

  it('after announcing and before publishing: the next start publishes, and waits from then', async () => {
    await expect.poll(async () => (await list())[0]?.state, { timeout: 20_000 }).toBe('signing')
    const { body: announced } = await rotate()
    await service.kill()
    await undoPublication(announced.kid)
    await service.restart()
    const [successor, predecessor] = await list()
    expect(successor?.kid).toBe(announced.kid)
    const published = Date.parse(successor?.published_at ?? '')
    expect(published).toBeGreaterThan(Date.parse(announced.published_at))
    const waitMs = Date.parse(successor?.signs_from ?? '') - published
    expect(waitMs).toBe(1_250)
    expect(predecessor?.signs_until).toBe(successor?.signs_from)
    await isWhole([])
  })

  /** Puts the database where it is between the two transactions. */
  async function undoPublication(kid: string): Promise<void> {
    const statements = [
      `update signing_keys set published_at = null where kid = '${kid}'`,
      `update signing_keys set signs_until = null where kid <> '${kid}'
        and signs_until = (select signs_from from signing_keys where kid = '${kid}')`,
    ]
    if (databaseUrl === null) {
      const database = new DatabaseSync(join(service.directory, 'countersign.sqlite'))
      for (const statement of statements) database.exec(statement)
      database.close()
      return
    }
    const client = new pg.Client(databaseUrl)
    await client.connect()
    for (const statement of statements) await client.query(statement)
    await client.end()
  }
})
