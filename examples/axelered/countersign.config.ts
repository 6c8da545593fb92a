import type { Gateway } from 'countersign/contract'

export { axelered as default } from 'countersign/contract'

const workspace = '/v1/w/{workspace_id}'
/** For keys of the workspace that the path names, and of the server. */
const inWorkspace = {
  upstream: 'workspaces',
  project: 'workspace_id',
  levels: ['project', 'server'],
} as const

/** The page names what is in a workspace; the other routes make, change and delete it. */
export const gateway = {
  upstreams: {
    workspaces: { targets: [process.env['UPSTREAM_URL'] ?? 'http://127.0.0.1:9000'] },
  },
  contractRoutes: 'workspaces',
  routes: [
    { methods: ['POST'], path: `${workspace}/documents`, ...inWorkspace },
    { methods: ['GET', 'DELETE'], path: `${workspace}/documents/{id}`, ...inWorkspace },
    { methods: ['POST'], path: `${workspace}/collections`, ...inWorkspace },
    { methods: ['POST'], path: `${workspace}/process-runs`, ...inWorkspace },
    { methods: ['PUT'], path: `${workspace}/configurations/{id}`, ...inWorkspace },
  ],
} satisfies Gateway
