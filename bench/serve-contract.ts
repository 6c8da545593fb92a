import { parseArgs } from 'node:util'
import { pino } from 'pino'
import { welcome } from '../packages/server/src/cli/commands/welcome.ts'
import { startAllObjectsYoung } from '../packages/server/src/cli/commands/young-generation.ts'
import { readConfig } from '../packages/server/src/config.ts'
import type { Contract } from '../packages/server/src/contracts/contract.ts'
import { startService } from '../packages/server/src/main.ts'

/** `countersign serve` with a contract of the bench's own in the place of the one that is named. */
export async function serveContract(contract: Contract): Promise<void> {
  startAllObjectsYoung()
  const { values } = parseArgs({
    allowPositionals: true,
    options: {
      port: { type: 'string', default: '0' },
      'control-port': { type: 'string', default: '0' },
      data: { type: 'string', default: 'countersign-data' },
    },
  })
  const wanted = { PORT: values.port, CONTROL_PORT: values['control-port'], DATA_DIR: values.data }
  const config = readConfig(wanted, process.env)
  const logger = pino({ level: config.logLevel }, pino.destination({ fd: 2, sync: false }))
  const service = await startService(config, logger, { [config.contract]: contract })
  process.once('SIGTERM', () => void service.stop())
  process.stdout.write(welcome(service, config))
}
