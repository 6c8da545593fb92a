import { expect, it } from 'vitest'
import { convoy, native } from '../contracts/index.ts'
import type { Gateway } from '../gateway/gateway.ts'
import { refusePortalPaths } from './portal-paths.ts'

const gatewayTo = (path: `/${string}`): Gateway => ({
  upstreams: { app: { targets: ['http://127.0.0.1:9000'] } },
  routes: [{ methods: 'all', path, upstream: 'app' }],
})

it('refuses what would lie below the portal, and nothing that only looks like it', () => {
  const { tokens } = native
  if (tokens === null) throw new Error('native has tokens')
  const taken = { ...native, tokens: { ...tokens, path: '/Portal/token' as const } }
  expect(() => refusePortalPaths(taken, null)).toThrow('/Portal/token is a path of the contract')
  expect(() => refusePortalPaths(convoy, gatewayTo('/portal'))).toThrow('PORTAL is on')
  expect(() => refusePortalPaths(convoy, gatewayTo('/portal/{page}'))).toThrow('/portal/{page}')
  for (const path of ['/portals', '/{any}/portal', '/app/portal'] as const)
    expect(() => refusePortalPaths(convoy, gatewayTo(path))).not.toThrow()
  expect(() => refusePortalPaths(native, null)).not.toThrow()
})
