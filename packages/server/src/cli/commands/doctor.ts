import { contractOption, dataOption, jsonOption } from '../control/control-command.ts'
import { command, present } from '../definition/command.ts'
import { clock } from '../doctor/checks/clock.ts'
import { contract } from '../doctor/checks/contract.ts'
import { database, owner, schema } from '../doctor/checks/database.ts'
import { disk } from '../doctor/checks/disk.ts'
import { durability } from '../doctor/checks/durability.ts'
import { permissions } from '../doctor/checks/permissions.ts'
import { replication } from '../doctor/checks/replication.ts'
import { secrets } from '../doctor/checks/secrets.ts'
import type { Check, Finding } from '../doctor/finding.ts'
import { outputTo } from '../output/output.ts'
import { waitingFor } from '../output/waiting.ts'
import type { Surroundings } from '../surroundings.ts'
import { viewFindings, worstOf } from '../views/findings.ts'

const checks: readonly Check[] = [
  database,
  owner,
  schema,
  contract,
  clock,
  secrets,
  permissions,
  durability,
  replication,
  disk,
]

export const doctor = command({
  name: 'doctor',
  summary:
    'Check the database, the contract, the clock, the secrets and the disk of an installation.',
  details:
    'Each check is ok, a warning or a problem, with what mends it; the exit code is 1 with a problem. Nothing is changed. It looks where countersign serve would: at DATABASE_URL, or at the embedded installation of --data.',
  arguments: {},
  options: { data: dataOption, contract: contractOption, ...jsonOption },
  examples: [
    { does: 'An embedded installation', line: 'countersign doctor --data /var/lib/countersign' },
    { does: 'For monitoring', line: "countersign doctor --json | jq -r '.worst'" },
  ],
  run: async ({ data, contract: chosen, json }, { environment, terminal }) => {
    const work = findingsOf(present({ DATA_DIR: data, CONTRACT: chosen }), environment)
    const findings = await waitingFor('Looking', work, terminal)
    const worst = worstOf(findings)
    outputTo(terminal, json).result({ worst, checks: findings }, ({ checks }, look) =>
      viewFindings(checks, look),
    )
    if (worst === 'problem') process.exitCode = 1
  },
})

async function findingsOf(
  settings: { readonly DATA_DIR?: string; readonly CONTRACT?: string },
  environment: Surroundings['environment'],
): Promise<readonly Finding[]> {
  const { readConfig, StartRefused } = await import('../../config.ts')
  const { examine } = await import('../doctor/examine.ts')
  try {
    const facts = await examine(readConfig(settings, environment))
    return checks.flatMap((check) => check(facts))
  } catch (error) {
    if (!(error instanceof StartRefused)) throw error
    const mend = 'Set it as the sentence says; countersign serve --help lists the variables.'
    return [{ check: 'settings', level: 'problem', says: error.message, mend }]
  }
}
