import { parseArgs } from 'node:util'
import { pino } from 'pino'
import { readConfig } from '../../packages/server/src/config.ts'
import { builtInContracts } from '../../packages/server/src/contracts/built-in.ts'
import { offeredHere, startService } from '../../packages/server/src/main.ts'
import { createLog } from '../../packages/server/src/observe/log.ts'

// `countersign serve` for contracts with limits, which this version does not keep yet. To be deleted
// when it does, with the `entry` in contracts.ts.

const { values } = parseArgs({
  args: process.argv.slice(3),
  options: {
    port: { type: 'string' },
    'control-port': { type: 'string' },
    data: { type: 'string' },
  },
})
const config = readConfig(
  {
    PORT: values.port ?? '',
    CONTROL_PORT: values['control-port'] ?? '',
    DATA_DIR: values.data ?? '',
  },
  process.env,
)
const log = createLog(config.logLevel, pino.destination({ fd: 2, sync: false }))
const offered = { ...offeredHere, limits: true }
const service = await startService(config, log, builtInContracts, offered)
process.on('SIGTERM', () => void service.stop())
process.stdout.write('Countersign is ready.\n')
