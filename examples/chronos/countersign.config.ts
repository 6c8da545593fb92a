import type { Gateway } from 'countersign/contract'

export { chronos as default } from 'countersign/contract'

/** The contract names the routes and their scopes, and lets pages of any origin call sign-mint. */
export const gateway = {
  upstreams: {
    wallets: { targets: [process.env['UPSTREAM_URL'] ?? 'http://127.0.0.1:9000'] },
  },
  contractRoutes: 'wallets',
} satisfies Gateway
