import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openWarehouse } from '../../examples/axelered/belongings.ts'
import { createWorkspaceService } from '../../examples/axelered/service.ts'
import { openLedger } from '../../examples/chronos/ledger.ts'
import { createWalletService } from '../../examples/chronos/service.ts'
import { openProfiles } from '../../examples/classic/profiles.ts'
import { createProfileService } from '../../examples/classic/service.ts'
import type { Service } from '../../examples/serving/service.ts'
import { type Asked, ask } from '../service/api.ts'
import { ownIdentities, type Sent, type TestIdentities } from './identities.ts'

// A gateway sends none of this. A service that relies on that is one mistake away from a leak.

/** A service of the examples behind identities of the test's own. */
function serviceOf(audience: string, make: (identities: TestIdentities) => Service) {
  let identities: TestIdentities
  let service: Service
  let url = ''
  beforeAll(async () => {
    identities = await ownIdentities(audience)
    service = make(identities)
    url = await service.listen({ port: 0, host: '127.0.0.1' })
  })
  afterAll(async () => {
    await service.close()
    await identities.close()
  })
  return {
    /** Null: without a header but what is asked. */
    call: async (sent: Sent | null, path: string, asked: Asked = {}) => {
      const identity = sent === null ? {} : await identities.header(sent)
      return ask(url + path, { ...asked, headers: { ...asked.headers, ...identity } })
    },
    loseKeys: () => identities.close(),
  }
}

const acme = { id: 'prj_acme', slug: 'acme' }

describe('the workspaces of axelered', () => {
  const make = ({ verify }: TestIdentities) =>
    createWorkspaceService({ verify, warehouse: openWarehouse(':memory:') })
  const { call } = serviceOf('workspaces', make)
  const json = { title: 'Plan', text: '' }

  it('are closed to a key of another, though the gateway let it pass', async () => {
    const project = { project: acme }
    expect((await call(project, '/v1/w/prj_acme/documents', { json })).status).toBe(201)
    expect((await call(project, '/v1/w/acme/documents')).body.data).toHaveLength(1)
    for (const other of ['prj_globex', 'globex', 'ACME', 'prj_acme2']) {
      expect((await call(project, `/v1/w/${other}/documents`)).status).toBe(404)
      expect((await call(project, `/v1/w/${other}/documents`, { json })).status).toBe(404)
    }
  })

  it('are named by their ids to keys of the server', async () => {
    expect((await call({}, '/v1/w/prj_acme/documents')).body.data).toHaveLength(1)
    expect((await call({}, '/v1/w/prj_globex/documents')).body.data).toEqual([])
    expect((await call({}, '/v1/w/acme/documents')).status).toBe(404)
  })
})

describe('the wallets of chronos', () => {
  const make = ({ verify }: TestIdentities) =>
    createWalletService({ verify, ledger: openLedger(':memory:'), walletSecret: 'a secret' })
  const { call } = serviceOf('wallets', make)
  const headers = { 'x-user-id': 'user_1' }
  const create = (sent: Sent, more: Asked) =>
    call(sent, '/api/v1/wallet/create', { method: 'POST', ...more })

  it('belong to a client and its user', async () => {
    const addresses = new Set<string>()
    for (const client of ['client_1', 'client_2']) {
      for (const user of ['user_1', 'user_2']) {
        const asked = { headers: { 'x-user-id': user } }
        const { body } = await create({ project: acme, client }, asked)
        addresses.add(body.wallet.address)
      }
    }
    expect(addresses.size).toBe(4)
  })

  it('need both', async () => {
    const nobody = await create({ project: acme }, { headers })
    expect([nobody.status, nobody.body.error.code]).toEqual([403, 'CLIENT_REQUIRED'])
    const userless = await create({ project: acme, client: 'client_1' }, {})
    expect([userless.status, userless.body.error.code]).toEqual([400, 'MISSING_USER_ID'])
  })
})

describe('the profiles of classic', () => {
  const make = ({ verify }: TestIdentities) =>
    createProfileService({ verify, profiles: openProfiles(':memory:') })
  const { call } = serviceOf('profiles', make)

  it('are of accounts, so that nobody of none has one', async () => {
    const { status, body } = await call({}, '/api/v1/profile')
    expect([status, body.error]).toEqual([403, 'project_required'])
  })

  it('take none that was signed for another service', async () => {
    const others = await ownIdentities('cargo')
    const foreign = await others.header({ project: acme })
    await others.close()
    expect((await call(null, '/api/v1/profile', { headers: foreign })).status).toBe(401)
  })
})

describe('the keys of identities', () => {
  const make = ({ verify }: TestIdentities) =>
    createProfileService({ verify, profiles: openProfiles(':memory:') })
  const { call, loseKeys } = serviceOf('profiles', make)

  it('can not be read: that is no refusal, and no permission either', async () => {
    await loseKeys()
    const { status, body } = await call({ project: acme }, '/api/v1/profile')
    expect([status, body.error]).toEqual([503, 'identity_unknowable'])
  })
})
