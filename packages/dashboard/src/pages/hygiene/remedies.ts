import type { Finding } from '../../api/hygiene-queries.ts'
import type { Does } from '../../parts/keys/bulk/bulk-dialog.tsx'

/** What mends each finding. A rotation shows a secret, and so it is done for one key at a time. */
export const remedies: Readonly<Record<Finding, Does | 'rotate'>> = {
  never_used: 'revoke',
  idle: 'revoke',
  excess_scopes: 'narrow',
  many_addresses: 'rotate',
  no_expiry: 'expire',
  expiring_soon: 'expire',
}
