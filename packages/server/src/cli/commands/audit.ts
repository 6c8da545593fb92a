import { group } from '../definition/command.ts'
import { exportAudit } from './audit/export.ts'
import { followAudit } from './audit/follow.ts'
import { auditHead } from './audit/head.ts'
import { listAudit } from './audit/list.ts'
import { verifyAudit } from './audit/verify.ts'

export const audit = group({
  name: 'audit',
  summary: 'Read who changed what, and check that nobody has changed that.',
  commands: [listAudit, followAudit, exportAudit, auditHead, verifyAudit],
})
