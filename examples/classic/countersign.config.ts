import type { Gateway } from 'countersign/contract'

export { classic as default } from 'countersign/contract'

/** The page names no routes but the one that Countersign answers; these are the service's own. */
export const gateway = {
  upstreams: {
    profiles: { targets: [process.env['UPSTREAM_URL'] ?? 'http://127.0.0.1:9000'] },
  },
  routes: [
    { methods: ['GET'], path: '/api/v1/profile', upstream: 'profiles', scopes: ['read'] },
    { methods: ['PUT'], path: '/api/v1/profile', upstream: 'profiles', scopes: ['write'] },
  ],
} satisfies Gateway
