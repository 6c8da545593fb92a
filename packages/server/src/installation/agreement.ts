import { StartRefused } from '../config.ts'
import type { Contract } from '../contracts/contract.ts'
import { record, theService } from '../engine/audit/record.ts'
import type { RootSecret } from '../engine/root-secret.ts'
import type { Store } from '../store/port.ts'
import type { InstallationRecord } from '../store/records.ts'

/**
 * Records what the installation was made with, or compares it: nodes can't disagree on the root
 * secret, nor a start change the contract unnoticed. Throws StartRefused.
 */
export async function agreeOnInstallation(
  store: Store,
  contract: Contract,
  root: RootSecret,
): Promise<InstallationRecord> {
  await store.change(async (change) => {
    const made = {
      contract: contract.name,
      rootFingerprint: root.fingerprint,
      createdAt: change.at,
    }
    if (!(await change.insertInstallation(made))) return
    await record(change, theService, 'installation.create', { after: made })
  })
  const recorded = await store.installation()
  if (recorded === null) throw new Error('the installation was not recorded')
  if (recorded.rootFingerprint !== root.fingerprint) {
    throw new StartRefused(
      'COUNTERSIGN_SECRET differs from the root secret that this installation was made with; give it the same one.',
    )
  }
  if (recorded.contract !== contract.name) {
    throw new StartRefused(
      `This installation was made with the contract ${recorded.contract}; start it with --contract ${recorded.contract}, or give ${contract.name} a database of its own.`,
    )
  }
  return recorded
}
