import { join } from 'node:path'
import { axelered } from '../packages/server/src/contracts/axelered.ts'
import { chronos } from '../packages/server/src/contracts/chronos.ts'
import { classic } from '../packages/server/src/contracts/classic.ts'
import type { Contract } from '../packages/server/src/contracts/contract.ts'
import { convexity } from '../packages/server/src/contracts/convexity.ts'
import { convoy } from '../packages/server/src/contracts/convoy.ts'
import { revocation } from './change.ts'
import { type Measured, nativeBeside, speaking } from './dialect.ts'
import type { DrawName } from './draws.ts'
import { gatewayBy } from './gateway.ts'
import { startDigesting, startRefusing } from './loops/forged-keys.ts'
import { minting } from './mint.ts'
import { nodesOnPostgres } from './nodes.ts'
import { onPostgres } from './on-postgres.ts'
import { onSqlite } from './on-sqlite.ts'
import { startBare } from './peers/bare.ts'
import { startBetterAuth } from './peers/better-auth.ts'
import { startHaproxy } from './peers/haproxy.ts'
import { startHttpProxy } from './peers/http-proxy.ts'
import { startNginx } from './peers/nginx.ts'
import { startOidcProvider } from './peers/oidc-provider.ts'
import { startRawSigning } from './peers/raw-signing.ts'
import type { Ask } from './service.ts'
import { against, type Settings, type Sides } from './side.ts'
import { batchVerification, verification } from './verify.ts'

export interface Scenario {
  readonly name: string
  /** What is counted, in the plural. */
  readonly unit: string
  /** Who the peer is, in the table. */
  readonly peer: string
  readonly start: (settings: Settings) => Promise<Sides>
  /** A program that must be installed; where it is not, the scenario is left out. */
  readonly needs?: string
  readonly draw: DrawName
  /** Requests under way at once; 64 unless told otherwise. */
  readonly connections?: number
  /** Takes so much time and room that it is run only when it is asked for by its whole name. */
  readonly isExtra?: boolean
  /** Not where the database has the load's core, which it would lose to it. */
  readonly loadStaysAwake: boolean
  /** How often each side plays. A ratio that is far from its goal needs few. */
  readonly pairs: number
  /** The share of the peer's speed that we want; null: none has been set. */
  readonly goal: number | null
  /** The share that we do not want to fall below again; null: none has been set. */
  readonly floor: number | null
}

const serveRs256 = join(import.meta.dirname, 'serve-rs256.ts')
const serveLimited = join(import.meta.dirname, 'serve-limited.ts')
const bare = 'bare node:http'
const verifying = { unit: 'verifications', peer: bare, pairs: 11 } as const
const verifyingOnSqlite = {
  ...verifying,
  start: against(onSqlite({ ask: verification }), startBare),
  loadStaysAwake: true,
  goal: 0.8,
  floor: 0.45,
} as const
const verifyingOnPostgres = {
  ...verifying,
  start: against(onPostgres({ ask: verification }), startBare),
  loadStaysAwake: false,
  goal: 0.6,
  floor: 0.35,
} as const
/** Several nodes beside one, on the same database. */
const nodesBesideOne = (count: number, ask: Ask) => {
  return against(nodesOnPostgres(count, ask), ({ startBeside }) => startBeside({ ask }))
}
const verifyingByNodes = {
  unit: 'verifications',
  peer: 'one node',
  draw: 'uniform',
  loadStaysAwake: false,
  pairs: 5,
  goal: null,
  floor: null,
} as const
const few = 10_000
const amongFew: Ask = async (service) => ({ ...(await verification(service)), keys: few })
const amongMany = {
  unit: 'verifications',
  peer: '10,000 keys',
  draw: 'uniform',
  isExtra: true,
  pairs: 5,
  goal: 0.7,
  floor: null,
} as const
const onlySqlite = { draw: 'uniform', loadStaysAwake: true, floor: null } as const
const limited = { unit: 'verifications', peer: 'without a limit', pairs: 7, floor: null } as const
const limitedOnSqlite = {
  ...limited,
  start: against(onSqlite({ ask: verification, entry: serveLimited }), (_, settings) =>
    onSqlite({ ask: verification }, 'run-without-limit')(settings),
  ),
  loadStaysAwake: true,
  goal: 0.85,
} as const
const limitedOnPostgres = {
  ...limited,
  start: against(onPostgres({ ask: verification, entry: serveLimited }), ({ startBeside }) =>
    startBeside({ ask: verification }),
  ),
  loadStaysAwake: false,
  goal: 0.75,
} as const
// the upstream has the load's core, so the load must sleep while it waits
const proxied = {
  unit: 'requests',
  draw: 'hot',
  loadStaysAwake: false,
  floor: null,
} as const
const guarded = gatewayBy('guarded', 'run')
const guardedAgainstOpen = {
  ...proxied,
  peer: 'an open route',
  start: against(guarded, (_, settings) => gatewayBy('open', 'run-open')(settings)),
  pairs: 11,
  goal: 0.85,
} as const
const minted = { ...onlySqlite, unit: 'tokens' } as const

/** One request of a contract's page beside the same of the native contract. */
function dialect(measured: Measured, contract: Contract): Scenario {
  const beside = nativeBeside(contract, measured)
  return {
    name: `${measured}-${contract.name}`,
    unit: measured === 'token' ? 'tokens' : 'requests',
    peer: 'native',
    start: against(speaking(contract, measured), (_, settings) => beside(settings)),
    draw: 'one',
    loadStaysAwake: true,
    pairs: 3,
    goal: 0.9,
    floor: null,
  }
}

export const scenarios: readonly Scenario[] = [
  { name: 'verify-sqlite-uniform', draw: 'uniform', ...verifyingOnSqlite },
  { name: 'verify-sqlite-hot', draw: 'hot', ...verifyingOnSqlite },
  { name: 'verify-postgres-uniform', draw: 'uniform', ...verifyingOnPostgres },
  { name: 'verify-postgres-hot', draw: 'hot', ...verifyingOnPostgres },
  { ...verifyingByNodes, name: 'verify-postgres-2-nodes', start: nodesBesideOne(2, verification) },
  { ...verifyingByNodes, name: 'verify-postgres-4-nodes', start: nodesBesideOne(4, verification) },
  {
    ...amongMany,
    name: 'verify-sqlite-many',
    start: against(onSqlite({ ask: verification }), (_, settings) =>
      onSqlite({ ask: amongFew }, 'run-few')({ ...settings, keys: few }),
    ),
    loadStaysAwake: true,
  },
  {
    ...amongMany,
    name: 'verify-postgres-many',
    start: against(onPostgres({ ask: verification }), (_, settings) =>
      onPostgres({ ask: amongFew })({ ...settings, keys: few }),
    ),
    loadStaysAwake: false,
  },
  {
    ...onlySqlite,
    name: 'verify-batch',
    unit: 'verifications',
    peer: 'one by one',
    start: against(onSqlite({ ask: batchVerification }), (_, settings) =>
      onSqlite({ ask: verification }, 'run-one-by-one')(settings),
    ),
    pairs: 5,
    goal: 4,
  },
  {
    ...onlySqlite,
    name: 'verify-against-better-auth',
    unit: 'verifications',
    peer: 'better-auth',
    start: against(onSqlite({ ask: verification }), startBetterAuth),
    pairs: 3,
    goal: null,
  },
  { name: 'verify-limited-sqlite-one-key', draw: 'one', ...limitedOnSqlite },
  { name: 'verify-limited-sqlite-100000', draw: 'hundred-thousand', ...limitedOnSqlite },
  { name: 'verify-limited-postgres-one-key', draw: 'one', ...limitedOnPostgres },
  { name: 'verify-limited-postgres-100000', draw: 'hundred-thousand', ...limitedOnPostgres },
  {
    ...onlySqlite,
    name: 'revoke-keys',
    unit: 'revocations',
    peer: bare,
    start: against(onSqlite({ ask: revocation }), startBare),
    pairs: 3,
    goal: null,
  },
  {
    ...verifyingByNodes,
    name: 'revoke-postgres-4-nodes',
    unit: 'revocations',
    start: nodesBesideOne(4, revocation),
    connections: 4,
  },
  { ...guardedAgainstOpen, name: 'gateway-sqlite-uniform', draw: 'uniform' },
  { ...guardedAgainstOpen, name: 'gateway-sqlite-hot' },
  {
    ...proxied,
    name: 'gateway-http-proxy',
    peer: '@fastify/http-proxy',
    start: against(guarded, startHttpProxy),
    pairs: 5,
    goal: null,
  },
  {
    ...proxied,
    name: 'gateway-nginx',
    peer: 'nginx, auth_request',
    start: against(guarded, startNginx),
    needs: 'nginx',
    pairs: 5,
    goal: null,
  },
  {
    ...proxied,
    name: 'gateway-haproxy',
    peer: 'HAProxy',
    start: against(guarded, startHaproxy),
    needs: 'haproxy',
    pairs: 5,
    goal: null,
  },
  {
    ...minted,
    name: 'mint-es256',
    peer: 'crypto.sign alone',
    start: against(onSqlite({ ask: minting('ES256') }), startRawSigning),
    pairs: 7,
    goal: null,
  },
  {
    ...minted,
    name: 'mint-rs256',
    peer: 'crypto.sign alone',
    start: against(onSqlite({ ask: minting('RS256'), entry: serveRs256 }), startRawSigning),
    pairs: 7,
    goal: 0.85,
  },
  {
    ...minted,
    name: 'mint-es256-bare',
    peer: bare,
    start: against(onSqlite({ ask: minting('ES256') }), startBare),
    pairs: 7,
    goal: 0.35,
  },
  {
    ...minted,
    name: 'mint-against-oidc-provider',
    peer: 'oidc-provider',
    start: against(onSqlite({ ask: minting('ES256') }), startOidcProvider),
    pairs: 3,
    goal: null,
  },
  ...[convexity, classic, chronos].map((contract) => dialect('token', contract)),
  ...[convexity, classic, convoy, chronos, axelered].map((contract) => dialect('route', contract)),
  {
    ...onlySqlite,
    name: 'refuse-forged',
    unit: 'refusals',
    peer: 'one SHA-256',
    start: against(startRefusing, startDigesting),
    pairs: 5,
    goal: 0.3,
  },
]
