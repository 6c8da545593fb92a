import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Config } from '../../../config.ts'
import { replaceSecret, secretFiles } from '../../../installation/generated-secret.ts'
import { confirmed, yesOption } from '../../control/confirmed.ts'
import { dataOption, jsonOption } from '../../control/control-command.ts'
import { command, present } from '../../definition/command.ts'
import { Failed } from '../../definition/endings.ts'
import { outputTo } from '../../output/output.ts'

export const resetAdminKey = command({
  name: 'reset-admin-key',
  summary: 'Make a new admin key for an embedded installation.',
  details:
    'Whoever may write the data directory may do this. The service has to be restarted: until then the old key opens it, and the new one does not. Keys that were made stay as they are.',
  arguments: {},
  options: { data: dataOption, ...yesOption, ...jsonOption },
  examples: [
    {
      does: 'Asks first',
      line: 'countersign operators reset-admin-key --data /var/lib/countersign',
    },
  ],
  run: async ({ data, yes, json }, surroundings) => {
    const { environment, terminal, interruption } = surroundings
    const { readConfig } = await import('../../../config.ts')
    const config = readConfig(present({ DATA_DIR: data }), environment)
    refuseOthers(config)
    const { inspectDatabase, recordAdminKey } = await import('../../../maintenance.ts')
    const { owner } = await inspectDatabase(config)
    const file = join(config.dataDirectory, secretFiles.adminKey)
    const question = `Replace the admin key in ${file}? Whoever uses the old one needs the new.`
    await confirmed(yes, question, surroundings)
    // before the key: rather a record too many than one too few
    const recorded = await interruption.whole(async () => {
      const isRecorded = await recordAdminKey(config)
      replaceSecret(config.dataDirectory, secretFiles.adminKey)
      return isRecorded
    })
    const made = {
      admin_key_file: file,
      restart_needed: owner !== null,
      pid: owner?.pid ?? null,
      recorded,
    }
    outputTo(terminal, json).result(made, ({ pid, restart_needed, recorded: isRecorded }) =>
      [
        `There is a new admin key in ${file}.\n`,
        restart_needed
          ? `Restart the service${pid === null ? '' : ` (pid ${pid})`}: until then the old key opens it.\n`
          : 'It opens the control API once the service is started.\n',
        isRecorded
          ? 'The audit trail has a record of it.\n'
          : 'The audit trail has no record of it: that can only be written while the service is stopped.\n',
      ].join(''),
    )
  },
})

/** Where the admin key is not in the data directory, a file there would open nothing. */
function refuseOthers({ databaseUrl, adminKey, dataDirectory }: Config): void {
  if (databaseUrl !== null) {
    throw new Failed(
      'With DATABASE_URL the admin key is what COUNTERSIGN_ADMIN_KEY says: set another there on every node, and restart them.',
    )
  }
  if (adminKey !== null) {
    throw new Failed(
      'The admin key is what COUNTERSIGN_ADMIN_KEY says: set another there and restart the service, or take the variable away first.',
    )
  }
  if (!existsSync(dataDirectory)) {
    throw new Failed(
      `There is no installation in ${dataDirectory}: name its directory with --data.`,
    )
  }
}
