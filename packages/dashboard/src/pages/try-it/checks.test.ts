import { describe, expect, it } from 'vitest'
import { checked } from './checks.ts'
import { demandedByHand, demandedByRoute } from './demanded.ts'

const refused = { valid: false, limit: null }
const byHand = demandedByHand({})
const standingsOf = (...told: Parameters<typeof checked>) =>
  Object.fromEntries(checked(...told).map(({ name, standing }) => [name, standing]))

describe('the checks of a verdict', () => {
  it('name every one that refuses', () => {
    const failures = [
      { code: 'key_expired', detail: '' },
      { code: 'scope_missing', detail: '' },
    ] as const
    const demanded = demandedByHand({ require: { scopes: ['a'] } })
    expect(standingsOf({ ...refused, failures: [...failures] }, demanded)).toMatchObject({
      known: 'passed',
      inTime: 'refused',
      scopes: 'refused',
      capabilities: 'unasked',
      limit: 'open',
    })
  })

  it('are all open for a credential that nobody knows', () => {
    const failures = [{ code: 'key_unknown' as const, detail: '' }]
    const { known, ...others } = standingsOf({ ...refused, failures }, byHand)
    expect(known).toBe('refused')
    expect(new Set(Object.values(others))).toEqual(new Set(['open']))
  })

  it('are those of a route: its kind of credential, its headers, its project', () => {
    const route = {
      ...{ surface: 'resource', methods: ['GET'], path: '/', is_open: false, takes: ['token'] },
      ...{ levels: ['project'], environments: ['live'], scopes: [], capabilities: [] },
      ...{ permission: null, project_segment: 'id', headers: ['X-User-Id'], cost: 1 },
      ...{ secret_header: null, upstream: null },
    } satisfies Parameters<typeof demandedByRoute>[0]
    const demanded = demandedByRoute(route, { project: 'acme' })
    const missing = { code: 'user_id_missing' as const, detail: '' }
    expect(standingsOf({ ...refused, failures: [missing] }, demanded)).toMatchObject({
      kind: 'passed',
      environment: 'passed',
      ofProject: 'passed',
      headers: 'refused',
    })
    const wrong = { code: 'credential_kind_refused' as const, detail: '' }
    expect(standingsOf({ ...refused, failures: [wrong] }, demanded)).toMatchObject({
      kind: 'refused',
      known: 'open',
      headers: 'open',
    })
    expect(standingsOf({ ...refused, failures: [] }, byHand)).not.toHaveProperty('kind')
  })
})
