import manifest from '../package.json' with { type: 'json' }
import { startChores } from './chores.ts'
import { type Config, StartRefused } from './config.ts'
import { builtInContracts } from './contracts/built-in.ts'
import { type Offered, unsupportedWords } from './contracts/check-contract.ts'
import type { CallerSecrets, Contract } from './contracts/contract.ts'
import { policyOf } from './contracts/policy.ts'
import { createAuditLag } from './engine/audit/lag.ts'
import type { Engine } from './engine/ports.ts'
import { createRootSecret } from './engine/root-secret.ts'
import { signingAlgorithms } from './engine/signing-algorithms.ts'
import type { Gateway } from './gateway/gateway.ts'
import { type OpenGateway, openGateway } from './gateway/open-gateway.ts'
import { createClientAddress } from './http/client-address.ts'
import { createClientCertificate } from './http/client-certificate.ts'
import { createControlListener } from './http/control/app.ts'
import { createForwardedHeaders } from './http/gateway/forwarded.ts'
import { type Listeners, listenOn } from './http/listen.ts'
import { createPublicListener } from './http/public/app.ts'
import { offeredOperations } from './http/public/operations.ts'
import { createRequestIds } from './http/request-id.ts'
import type { Surroundings } from './http/surroundings.ts'
import { createIdentity, type Identity } from './identity/identity.ts'
import { agreeOnInstallation } from './installation/agreement.ts'
import { type BuiltApps, findApps } from './installation/built-apps.ts'
import { contractRefused, loadContractFile, namesFile } from './installation/contract-file.ts'
import { findContractSecrets } from './installation/contract-secrets.ts'
import { makeDeclaredProjects } from './installation/declared-projects.ts'
import { findGateway } from './installation/gateway-file.ts'
import { refusePortalPaths } from './installation/portal-paths.ts'
import { secretFilter } from './installation/secret-filter.ts'
import { findSecrets } from './installation/secrets.ts'
import { openSigning } from './installation/signing.ts'
import { findTokenSecrets } from './installation/token-secrets.ts'
import { findTokenWishes } from './installation/token-wishes.ts'
import type { Counts, ListenerName } from './observe/counts.ts'
import type { Log } from './observe/log.ts'
import { createMetrics } from './observe/metrics.ts'
import { type Observed, observe } from './observe/observe.ts'
import type { SignIn } from './operators/context.ts'
import type { Portal } from './portal/context.ts'
import { firstLink, portalFor, signInFor } from './sign-in.ts'
import { type Store, StoreRefused, StoreUnavailable } from './store/port.ts'
import type { TripListener } from './store/postgres/lookups.ts'
import { engineOver } from './wired-engine.ts'

/** A service that runs. */
export interface Service {
  readonly contract: Contract
  readonly publicUrl: string
  readonly controlUrl: string
  /** Whether this was the first start of the installation. */
  readonly isNew: boolean
  readonly adminKeyIsGenerated: boolean
  /** Whether there is a dashboard to serve: it is built apart. */
  readonly hasDashboard: boolean
  /** A link that makes the first operator, with its secret; null where there is an operator. */
  readonly makeSetupLink: () => Promise<string | null>
  /** Finishes what is under way, writes what is gathered, gives everything back. */
  readonly stop: () => Promise<void>
}

/**
 * Wires the service together and starts it. Throws StartRefused, with one sentence for the person
 * who starts it, and leaves nothing open then. `contracts` are those that can be chosen by name.
 */
export async function startService(
  config: Config,
  log: Log,
  contracts: Readonly<Record<string, Contract>> = builtInContracts,
): Promise<Service> {
  const contract = await chooseContract(config.contract, contracts)
  const gateway = await findGateway(config, contract)
  if (config.portal.isOn) refusePortalPaths(contract, gateway)
  const observed = await observe(config, log)
  try {
    const store = observed.store(await openStore(config, observed.counts))
    try {
      return await startOn(store, { config, contract, gateway, observed })
    } catch (error) {
      await store.close()
      throw error
    }
  } catch (error) {
    await observed.close()
    throw asStartRefused(error)
  }
}

/** Why a start can't go on, for the person who starts it; a fault stays itself. */
function asStartRefused(error: unknown): unknown {
  if (!(error instanceof StoreRefused || error instanceof StoreUnavailable)) return error
  return new StartRefused(error.message, { cause: error })
}

/** What this version can do of what contracts may ask. */
const offeredHere: Offered = {
  operations: offeredOperations,
  algorithms: signingAlgorithms,
}

/**
 * The contract of this name, or of this file. Throws StartRefused when there is none, or it can't be
 * served, with a line for every mistake in it.
 */
export async function chooseContract(
  given: string,
  contracts: Readonly<Record<string, Contract>>,
): Promise<Contract> {
  const contract = namesFile(given) ? await loadContractFile(given) : contracts[given]
  if (contract === undefined) {
    const known = Object.keys(contracts).join(', ')
    throw new StartRefused(
      `There is no contract called ${given}; there is ${known}. A file of your own is named with its path, such as ./countersign.config.ts.`,
    )
  }
  const unsupported = unsupportedWords(contract, offeredHere)
  if (unsupported.length > 0) throw contractRefused(given, unsupported)
  return contract
}

/** Loads the one adapter that is used. */
async function openStore(config: Config, counts: Counts): Promise<Store> {
  const { databaseUrl, databaseStandbys, dataDirectory } = config
  if (databaseUrl === null) {
    const { openSqliteStore } = await import('./store/sqlite/sqlite-store.ts')
    return openSqliteStore({ directory: dataDirectory })
  }
  const { openPostgresStore } = await import('./store/postgres/postgres-store.ts')
  const onTrip: TripListener = (lookups, seconds) => {
    counts.batches.add(lookups)
    counts.database.lookup.add(seconds)
  }
  const onSpendTrip: TripListener = (_requests, seconds) => counts.database.limits.add(seconds)
  return openPostgresStore({ url: databaseUrl, standbys: databaseStandbys, onTrip, onSpendTrip })
}

interface Start {
  readonly config: Config
  readonly contract: Contract
  readonly gateway: Gateway | null
  readonly observed: Observed
}

async function startOn(
  store: Store,
  { config, contract, gateway, observed }: Start,
): Promise<Service> {
  const { log } = observed
  const before = await store.installation()
  const secrets = findSecrets(config, before)
  const tokenSecrets = findTokenSecrets(config, contract)
  const contractSecrets = findContractSecrets(config, contract)
  const root = createRootSecret(secrets.rootSecret)
  await agreeOnInstallation(store, contract, root)

  const issuer = publicUrlOf(config)
  const tokens = await findTokenWishes(config, contract)
  const policy = policyOf(contract, { publicUrl: issuer, audiences: config.audiences, tokens })
  const signing = await openSigning(store, root, {
    settings: config.signingKeys,
    contract,
    secrets: tokenSecrets,
  })
  const engine = engineOver(store, { config, policy, root, signing, observed })
  const { usage } = engine
  const isSecret = secretFilter(contract, [
    secrets.adminKey,
    secrets.rootSecret,
    tokenSecrets.signs,
    tokenSecrets.previous,
    contractSecrets.ADMIN_MASTER_KEY,
  ])
  await makeDeclaredProjects(contract, engine)
  let controlUrl = ''
  const signIn = signInFor(engine, { config, root, log, url: () => controlUrl })
  let listened = ''
  const portal = portalFor(engine, { config, contract, root, log, url: () => listened })
  const apps = findApps()
  const open = openGateway(contract, gateway)
  const identity = gateway === null ? null : createIdentity(root, { issuer })
  const wired: Wired = {
    ...{ config, contract, observed, adminKey: secrets.adminKey, contractSecrets, isSecret },
    ...{ open, identity, signIn, portal, apps },
  }
  const listeners = await listen(engine, wired)
  controlUrl = config.controlUrl ?? listeners.urls[1] ?? ''
  listened = config.publicUrl ?? listeners.urls[0] ?? issuer
  const chores = startChores(engine, signing, log)
  return {
    contract,
    publicUrl: listeners.urls[0] ?? issuer,
    controlUrl: listeners.urls[1] ?? '',
    isNew: before === null,
    hasDashboard: apps.dashboard !== null,
    makeSetupLink: async () => {
      try {
        return await firstLink(store, controlUrl)
      } catch (error) {
        throw asStartRefused(error)
      }
    },
    adminKeyIsGenerated: secrets.adminKeyIsGenerated,
    stop: async () => {
      await listeners.close()
      await open.close()
      await usage.close()
      await chores.close()
      await store.close()
      await observed.close()
    },
  }
}

function publicUrlOf({ publicUrl, host, port }: Config): string {
  return publicUrl ?? `http://${host}:${port}`
}

interface Wired {
  readonly open: OpenGateway
  readonly identity: Identity | null
  readonly config: Config
  readonly contract: Contract
  readonly observed: Observed
  readonly adminKey: string
  readonly contractSecrets: CallerSecrets
  readonly isSecret: (text: string) => boolean
  readonly signIn: SignIn
  readonly portal: Portal
  readonly apps: BuiltApps
}

/** Opens both listeners, or none. */
function listen(
  engine: Engine,
  { open, identity, signIn, portal, apps, ...wired }: Wired,
): Promise<Listeners> {
  const { config, contract, observed, adminKey, contractSecrets, isSecret } = wired
  const { log, counts, traces } = observed
  const publicUrl = publicUrlOf(config)
  const loop = observed.watchLoop()
  const requestIds = createRequestIds(isSecret)
  const clientAddress = createClientAddress(config.trustedProxies)
  const around = (name: ListenerName): Surroundings => {
    return {
      ...{ name, log, counts: counts.listeners[name], requestIds, loop, traces, limits: config },
      clientAddress,
    }
  }
  const metrics = createMetrics({
    counts,
    loop,
    lookups: () => engine.store.lookups(),
    usageWaiting: engine.usage.waiting,
    auditLag: createAuditLag(engine.store),
    upstreams: () => [...open.upstreams.values()],
  })
  const forwardedHeaders = createForwardedHeaders(config.trustedProxies, clientAddress)
  const clientCertificate = createClientCertificate(config.trustedProxies)
  const outward = { upstreams: open.upstreams, identity, forwardedHeaders }
  const { auditHeartbeatMs } = config
  const { rules } = open
  const facts = { contract, rules, publicUrl }
  const installation = { ...facts, controlUrl: signIn.url, version: manifest.version }
  const control = {
    ...{ surroundings: around('control'), metrics, auditHeartbeatMs },
    ...{ signIn, portal, installation, dashboard: apps.dashboard },
  }
  const served = config.portal.isOn ? { portal, files: apps.portal } : null
  return listenOn(config.host, [
    {
      app: createPublicListener(
        { ...facts, engine, portal: served, secrets: contractSecrets, outward, clientCertificate },
        around('public'),
      ),
      port: config.port,
      option: '--port',
    },
    {
      app: createControlListener(adminKey, engine, control),
      port: config.controlPort,
      option: '--control-port',
    },
  ])
}
