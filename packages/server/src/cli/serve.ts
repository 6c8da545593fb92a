import type { Command } from 'commander'
import { pino } from 'pino'
import { readConfig, StartRefused } from '../config.ts'
import { type Service, startService } from '../main.ts'
import { createLog } from '../observe/log.ts'
import { welcome } from './welcome.ts'

interface ServeOptions {
  readonly contract?: string
  readonly port?: string
  readonly controlPort?: string
  readonly host?: string
  readonly data?: string
}

/** `countersign serve`: starts the service and runs until it is told to stop. */
export function addServe(program: Command): void {
  program
    .command('serve')
    .description('Start the service.')
    .option('--contract <name>', 'the dialect of the public port (CONTRACT; native)')
    .option('--port <number>', 'public port, for the callers of the API (PORT; 8787)')
    .option('--control-port <number>', 'control port, for operators (CONTROL_PORT; 8788)')
    .option('--host <address>', 'address to listen on (HOST; 127.0.0.1)')
    .option('--data <directory>', 'where the embedded database is (DATA_DIR; ./countersign-data)')
    .addHelpText('after', environmentHelp)
    .action(serve)
}

const environmentHelp = `
Each option is also a variable of the environment, named in parentheses with its default.
Further variables (each secret also as <NAME>_FILE, the name of a file that holds it):
  DATABASE_URL           PostgreSQL; without it the embedded database is used
  COUNTERSIGN_SECRET     root secret; required with DATABASE_URL, else generated
  COUNTERSIGN_ADMIN_KEY  opens the control API; required with DATABASE_URL, else generated
  PUBLIC_URL             the address under which callers know the public port (issuer of tokens)
  AUDIENCES              further audiences of tokens, separated by commas
  LOG_LEVEL              silent, fatal, error, warn, info, debug or trace (warn; info has a line
                         for every request)
  MAX_CONNECTIONS        open connections of a listener (10000)
  MAX_CONNECTIONS_PER_ADDRESS   of them, those of one address (1000)
  CONNECTIONS_EXEMPT     addresses and ranges without that limit, such as proxies (loopback)
  SHED_DELAY_MS          delay of the event loop above which load is shed (500; 0: never)
  OTEL_EXPORTER_OTLP_ENDPOINT   collector for traces; without it there are none
  OTEL_EXPORTER_OTLP_HEADERS    name=value,… for the collector
  OTEL_SERVICE_NAME      name under which traces are filed (countersign)
  SIGNING_KEY_PERIOD     how long a signing key signs; 0s: until a rotation by command (90d)
  SIGNING_KEY_NOTICE     how long before it signs a key is announced (14d)
  JWKS_MAX_AGE           how long a copy of the published keys may be used (5m)
  JWT_SECRET             signs tokens where the contract asks for HS256
  JWT_SECRET_PREVIOUS    the one before a change, still accepted

Examples:
  countersign serve
  countersign serve --port 80 --control-port 8788 --data /var/lib/countersign
  DATABASE_URL=postgres://user@db/countersign countersign serve
`

async function serve(options: ServeOptions): Promise<void> {
  try {
    const config = readConfig(settingsOf(options), process.env)
    const log = createLog(config.logLevel, pino.destination({ fd: 2, sync: false }))
    const service = await startService(config, log)
    stopOnSignals(service)
    process.stdout.write(welcome(service, config))
  } catch (error) {
    if (!(error instanceof StartRefused)) throw error
    process.stderr.write(`countersign: ${error.message}\n`)
    process.exitCode = 1
  }
}

function settingsOf({ contract, port, controlPort, host, data }: ServeOptions) {
  return {
    ...(contract === undefined ? {} : { CONTRACT: contract }),
    ...(port === undefined ? {} : { PORT: port }),
    ...(controlPort === undefined ? {} : { CONTROL_PORT: controlPort }),
    ...(host === undefined ? {} : { HOST: host }),
    ...(data === undefined ? {} : { DATA_DIR: data }),
  }
}

/** A signal to a whole group of processes may arrive twice. */
const sameSignalMs = 1_000
const drainMs = 10_000

/** The first signal drains; at a later one, or after ten seconds, what is left is cut off. */
function stopOnSignals(service: Service): void {
  let stoppingSince: number | null = null
  const stop = (): void => {
    if (stoppingSince !== null) {
      if (performance.now() - stoppingSince > sameSignalMs) process.exit(1)
      return
    }
    stoppingSince = performance.now()
    setTimeout(() => process.exit(1), drainMs).unref()
    void service.stop()
  }
  process.on('SIGTERM', stop)
  process.on('SIGINT', stop)
}
