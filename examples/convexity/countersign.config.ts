import type { Gateway } from 'countersign/contract'

export { convexity as default } from 'countersign/contract'

/**
 * The two routes that the page names go to the indexer, and two of its own: what one has subscribed
 * to, and how it stands, which anybody may ask.
 */
export const gateway = {
  upstreams: {
    indexer: { targets: [process.env['UPSTREAM_URL'] ?? 'http://127.0.0.1:9000'] },
  },
  contractRoutes: 'indexer',
  routes: [
    {
      methods: ['GET'],
      path: '/v1/indexer/subscriptions',
      upstream: 'indexer',
      scopes: ['indexer:read'],
      capabilities: ['indexer.subscribe.evm'],
    },
    { methods: ['GET'], path: '/v1/indexer/status', upstream: 'indexer', open: true },
  ],
} satisfies Gateway
