import { parseArgs } from 'node:util'
import { pino } from 'pino'
import { welcome } from '../../packages/server/src/cli/commands/welcome.ts'
import { readConfig } from '../../packages/server/src/config.ts'
import { startService } from '../../packages/server/src/main.ts'
import { limited } from './limited-contract.ts'

// `countersign serve` with the native contract, but for its limits.

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
const { limits } = limited
const isOpen = process.env['TEST_ADDRESS_LIMIT'] === 'open'
const perAddress = limits.perAddress.map((limit) => {
  return isOpen ? { ...limit, whenUnreachable: 'open' as const } : limit
})
const contract = { ...limited, limits: { ...limits, perAddress } }
const service = await startService(config, logger, { [config.contract]: contract })
process.once('SIGTERM', () => void service.stop())
process.stdout.write(welcome(service, config))
