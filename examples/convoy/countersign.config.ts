import type { Gateway } from 'countersign/contract'

export { convoy as default } from 'countersign/contract'

/** The routes that the page names go to the cargo service, which is this directory's upstream.ts. */
export const gateway = {
  upstreams: {
    cargo: { targets: [process.env['UPSTREAM_URL'] ?? 'http://127.0.0.1:9000'] },
  },
  contractRoutes: 'cargo',
} satisfies Gateway
