import type { Service } from '../../main.ts'
import { contractOption } from '../control/control-command.ts'
import { command, present } from '../definition/command.ts'
import { choice, text } from '../definition/options.ts'
import { startAllObjectsYoung } from './young-generation.ts'

/** Starts the service and runs until it is told to stop. */
export const serve = command({
  name: 'serve',
  summary: 'Start the service.',
  details:
    'Each option is also a variable of the environment, named in parentheses with its default.',
  notes: `Variables (each secret also as <NAME>_FILE, the name of a file that holds it):
  DATABASE_URL           PostgreSQL; else the embedded database is used
  DATABASE_STANDBYS      replicas or asynchronous: what standbys are for that are not synchronous
  COUNTERSIGN_SECRET     root secret; required with DATABASE_URL, else generated
  COUNTERSIGN_ADMIN_KEY  opens the control API; likewise
  PUBLIC_URL             where callers reach the public port (issuer of tokens)
  CONTROL_URL            where operators reach the control port (links, single sign-on)
  OIDC_ISSUER            identity provider that operators may sign in with; with it
                         OIDC_CLIENT_ID, OIDC_CLIENT_SECRET, OIDC_NAME and
                         OIDC_DEFAULT_ROLE (owner, operator or read-only; unset:
                         only who was invited)
  SMTP_URL, MAIL_FROM    mail server for invitations and for the portal
  PORTAL_REGISTRATION    on: anybody may become a customer, by a mail (off)
  PORTAL_SELF_SERVICE    on or off: whether customers make keys themselves, where
                         their project says nothing of it (as the contract has it)
  PORTAL_OIDC_ISSUER     identity provider that customers may sign in with; with it
                         PORTAL_OIDC_CLIENT_ID, PORTAL_OIDC_CLIENT_SECRET and
                         PORTAL_OIDC_NAME
  AUDIENCES              further audiences of tokens, separated by commas
  SIGNING_KEY_PERIOD     how long a signing key signs; 0s: until a rotation (90d)
  SIGNING_KEY_NOTICE     how long before it signs a key is announced (14d)
  JWKS_MAX_AGE           how long a copy of the published keys may be used (5m)
  USAGE_HOURS_KEPT       how long usage is kept by the hour (40d)
  USAGE_DAYS_KEPT        how long it is kept by the day (800d)
  AUDIT_HEARTBEAT        how often a quiet stream of changes says that it is there (15s)
  JWT_SECRET             signs tokens where the contract asks for HS256
  JWT_SECRET_PREVIOUS    the one before a change, still accepted
  ADMIN_MASTER_KEY       opens management on the public port where the contract says so
  LOG_LEVEL              silent, fatal, error, warn, info, debug or trace (warn);
                         info has a line for every request
  MAX_CONNECTIONS        open connections of a listener (10000)
  MAX_CONNECTIONS_PER_ADDRESS  of them, those of one address (1000)
  CONNECTIONS_EXEMPT     addresses and ranges without that limit (loopback)
  SHED_DELAY_MS          delay above which load is shed (500; 0: never)
  OTEL_EXPORTER_OTLP_ENDPOINT  collector for traces; without it none are made
  OTEL_EXPORTER_OTLP_HEADERS   name=value,… for the collector
  OTEL_SERVICE_NAME      name under which traces are filed (countersign)`,
  arguments: {},
  options: {
    contract: contractOption,
    upstream: text('origin', 'where the routes that the contract names go (UPSTREAM)'),
    port: text('number', 'public port, for the callers of the API (PORT; 8787)'),
    controlPort: text('number', 'control port, for operators (CONTROL_PORT; 8788)'),
    host: text('address', 'address to listen on (HOST; 127.0.0.1)'),
    portal: choice(['on', 'off'], 'a portal for customers on the public port (PORTAL; off)'),
    data: text(
      'directory',
      'where the embedded database is (DATA_DIR; ./countersign-data)',
      'directory',
    ),
  },
  examples: [
    { does: 'On the embedded database', line: 'countersign serve' },
    {
      does: 'On other ports',
      line: 'countersign serve --port 80 --control-port 8788 --data /var/lib/countersign',
    },
    {
      does: 'With a contract of your own',
      line: 'countersign serve --contract ./countersign.config.ts',
    },
    {
      does: 'With a portal for your customers',
      line: 'countersign serve --contract classic --portal on',
    },
    {
      does: 'In front of a service',
      line: 'countersign serve --contract convoy --upstream http://127.0.0.1:9000',
    },
    {
      does: 'On PostgreSQL',
      line: 'DATABASE_URL=postgres://user@db/countersign countersign serve',
    },
  ],
  endsItself: true,
  run: async ({ port, host, data, ...more }, { environment, terminal }) => {
    const settings = present({
      CONTRACT: more.contract,
      UPSTREAM: more.upstream,
      PORT: port,
      CONTROL_PORT: more.controlPort,
      HOST: host,
      PORTAL: more.portal,
      DATA_DIR: data,
    })
    const { readConfig } = await import('../../config.ts')
    const config = readConfig(settings, environment)
    startAllObjectsYoung()
    // Loaded here, as the other commands have no use for it.
    const { startService } = await import('../../main.ts')
    const { pino } = await import('pino')
    const { createLog } = await import('../../observe/log.ts')
    const { welcome } = await import('./welcome.ts')
    const { tellSetupLink } = await import('./setup-link.ts')
    const log = createLog(config.logLevel, pino.destination({ fd: 2, sync: false }))
    const service = await startService(config, log)
    stopOnSignals(service)
    const setup = await tellSetupLink(service, config, terminal).catch(async (error: unknown) => {
      await service.stop()
      throw error
    })
    terminal.out(welcome(service, config, setup))
  },
})

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
