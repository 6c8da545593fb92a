import { readFileSync } from 'node:fs'
import { isIP } from 'node:net'
import { resolve } from 'node:path'
import { parseDuration } from '@countersign/core'
import { z } from 'zod'
import { type SignInConfig, signInConfig, signInSettings } from './config/sign-in.ts'
import { StartRefused } from './config/start-refused.ts'
import { type TokenConfig, tokenConfig, tokenSettings } from './config/tokens.ts'

export { StartRefused }

const port = z.coerce
  .number({ error: 'a port number from 0 to 65535' })
  .int('a port number from 0 to 65535')
  .min(0, 'a port number from 0 to 65535')
  .max(65_535, 'a port number from 0 to 65535')

const secret = z.string().min(32, 'at least 32 characters')

/** A whole number, at least so much. */
const atLeast = (least: number) => {
  const expected = `a whole number of at least ${least}`
  return z.coerce.number({ error: expected }).int(expected).min(least, expected)
}
/** A scheme, a host and a port, and nothing after them. */
const origin = z.string().refine((text) => {
  const url = URL.parse(text)
  return url !== null && /^https?:$/.test(url.protocol) && url.origin === text.toLowerCase()
}, 'an origin, such as http://127.0.0.1:9000')
/** Milliseconds of a text such as `90d`. */
const duration = z.string().transform((text, context) => {
  const ms = parseDuration(text)
  if (ms !== null) return ms
  context.addIssue('a whole number and s, m, h, d or w, such as 90d')
  return z.NEVER
})

const ranges = z
  .string()
  .refine((text) => partsOf(text).every(isRange), 'addresses or CIDR ranges, with commas between')

const levels = ['silent', 'fatal', 'error', 'warn', 'info', 'debug', 'trace'] as const

/** Every setting: its environment variable, its default and its reason. */
const settings = z.object({
  /** The dialect that the public port speaks: its name, or the file of one of your own. */
  CONTRACT: z.string().default('native'),
  /** Where the routes that the contract names go. Unset: where its `gateway` says, or nowhere. */
  UPSTREAM: origin.optional(),
  /** What the callers of the API reach. 0: any free port. */
  PORT: port.default(8787),
  /** What operators and services reach. 0: any free port. */
  CONTROL_PORT: port.default(8788),
  /** Loopback, so that nothing is reachable from outside before somebody decides so. */
  HOST: z.string().default('127.0.0.1'),
  /** Where the embedded database and the generated secrets are. */
  DATA_DIR: z.string().default('countersign-data'),
  /** PostgreSQL. Unset: the embedded database in the data directory. */
  DATABASE_URL: z.string().optional(),
  /**
   * What standbys of PostgreSQL are for that are not synchronous. `replicas`: readers, and none ever
   * takes over. `asynchronous`: one may, and then revocations may be lost. Unset: there are none.
   */
  DATABASE_STANDBYS: z
    .enum(['replicas', 'asynchronous'], { error: 'replicas or asynchronous' })
    .optional(),
  /** The root secret: seals signing keys, makes the MACs in keys. Embedded and unset: generated. */
  COUNTERSIGN_SECRET: secret.optional(),
  /** Opens the control API. Embedded and unset: generated. */
  COUNTERSIGN_ADMIN_KEY: secret.optional(),
  /** The issuer of tokens: the address under which callers know the public port. */
  PUBLIC_URL: z.url({ protocol: /^https?$/, error: 'an http or https address' }).optional(),
  ...signInSettings,
  /** Audiences besides the issuer that tokens may be minted for, separated by commas. */
  AUDIENCES: z.string().default(''),
  ...tokenSettings,
  /**
   * `warn`: only what is wrong. `info` adds a line for every request, which takes a fifth of a
   * verification's speed; /metrics counts them at any level.
   */
  LOG_LEVEL: z.enum(levels, { error: `one of ${levels.join(', ')}` }).default('warn'),
  /** Open connections of a listener. About 20 KB each: this many fit in a small machine. */
  MAX_CONNECTIONS: atLeast(1).default(10_000),
  /** Of them, those of one IPv4 address or IPv6 /64: a tenth, so that no one address takes all. */
  MAX_CONNECTIONS_PER_ADDRESS: atLeast(1).default(1_000),
  /**
   * Addresses and ranges without a limit of their own, separated by commas. Loopback by default: a
   * proxy on this machine connects for everybody, and who else is on it has easier ways to harm.
   */
  CONNECTIONS_EXEMPT: ranges.default('127.0.0.0/8,::1'),
  /**
   * Addresses and ranges of proxies whose X-Forwarded-For or Forwarded says who a client is,
   * separated by commas. None by default: anybody can send such a header.
   */
  TRUSTED_PROXIES: ranges.default(''),
  /** Private addresses that a `jwks_uri` may lead to. None: clients would have us look inside. */
  JWKS_URI_PRIVATE: ranges.default(''),
  /**
   * Mean delay of the event loop, in milliseconds, above which management and token requests are
   * turned away; verifications at three times as much, which is within the 2 s in which whoever
   * asks wants to know. 0: nothing is. Ordinary load stays below 20.
   */
  SHED_DELAY_MS: atLeast(0).default(500),
  /** A collector of OTLP over HTTP. Unset: no traces are made, and nothing for them is loaded. */
  OTEL_EXPORTER_OTLP_ENDPOINT: z
    .url({ protocol: /^https?$/, error: 'an http or https address' })
    .optional(),
  /** What the collector wants to see, as `name=value` with commas between; values may be secret. */
  OTEL_EXPORTER_OTLP_HEADERS: z
    .string()
    .regex(/^$|^\s*[\w-]+=[^,]*(?:,\s*[\w-]+=[^,]*)*$/, 'name=value, with commas between')
    .refine(isDecodable, 'values whose percent signs are escapes')
    .default(''),
  /** The name under which traces are filed. */
  OTEL_SERVICE_NAME: z.string().default('countersign'),
  /** Signs tokens where the contract asks for HS256; whoever holds it can mint them. */
  JWT_SECRET: secret.optional(),
  /** The JWT_SECRET before a change: tokens signed with it are accepted until they end. */
  JWT_SECRET_PREVIOUS: secret.optional(),
  /** Opens the management on the public port where the contract has one for it; nothing on control. */
  ADMIN_MASTER_KEY: z.string().optional(),
  /** How long a signing key signs before its successor does. 0s: until a rotation by command. */
  SIGNING_KEY_PERIOD: duration.prefault('90d'),
  /** How long before it is to sign a successor is announced: for verifiers that pin keys. */
  SIGNING_KEY_NOTICE: duration.prefault('14d'),
  /** How long a copy of the JWKS may be used, the same on every node. No key signs before all know it. */
  JWKS_MAX_AGE: duration.prefault('5m'),
  /** How long usage is kept by the hour: enough to look into a month that has just ended. */
  USAGE_HOURS_KEPT: duration.prefault('40d'),
  /** How long usage is kept by the day: two years, to compare a month with. */
  USAGE_DAYS_KEPT: duration.prefault('800d'),
  /** How often a quiet stream of changes says that it is there: proxies close what is silent. */
  AUDIT_HEARTBEAT: duration.prefault('15s'),
})

export type SettingName = keyof z.infer<typeof settings>

export interface Config extends SignInConfig {
  readonly contract: string
  readonly upstream: string | null
  readonly port: number
  readonly controlPort: number
  readonly host: string
  readonly dataDirectory: string
  readonly databaseUrl: string | null
  readonly databaseStandbys: 'replicas' | 'asynchronous' | null
  readonly rootSecret: string | null
  readonly adminKey: string | null
  readonly publicUrl: string | null
  readonly audiences: readonly string[]
  readonly jwtSecret: string | null
  readonly jwtSecretPrevious: string | null
  readonly adminMasterKey: string | null
  readonly signingKeys: SigningKeySettings
  /** How long usage is kept after its hour or day, in milliseconds. */
  readonly usageKept: { readonly hour: number; readonly day: number }
  readonly auditHeartbeatMs: number
  readonly tokens: TokenConfig
  readonly logLevel: (typeof levels)[number]
  readonly maxConnections: number
  readonly maxConnectionsPerAddress: number
  readonly connectionsExempt: readonly string[]
  readonly trustedProxies: readonly string[]
  readonly jwksUriPrivate: readonly string[]
  readonly shedDelayMs: number
  /** Null: no traces. */
  readonly traces: TraceSettings | null
}

export interface TraceSettings {
  readonly endpoint: string
  readonly headers: Readonly<Record<string, string>>
  readonly serviceName: string
}

export interface SigningKeySettings {
  /** Null: a key signs until a rotation by command. */
  readonly periodMs: number | null
  readonly noticeMs: number
  readonly jwksMaxAgeMs: number
}

/**
 * Reads the configuration: an option of the command line counts more than the environment. Each
 * variable can also be read from the file that `<NAME>_FILE` names. Throws StartRefused with the
 * name of the setting and what was expected, never with its value.
 */
export function readConfig(
  options: Readonly<Partial<Record<SettingName, string>>>,
  environment: Readonly<Record<string, string | undefined>>,
): Config {
  const given: Record<string, string> = {}
  for (const name of settings.keyof().options) {
    const value = options[name] ?? readVariable(name, environment)
    if (value !== undefined && value !== '') given[name] = value
  }
  const parsed = settings.safeParse(given)
  if (!parsed.success) {
    const [issue] = parsed.error.issues
    throw new StartRefused(`${String(issue?.path[0])} is not usable: expected ${issue?.message}.`)
  }
  return configOf(parsed.data)
}

function readVariable(
  name: string,
  environment: Readonly<Record<string, string | undefined>>,
): string | undefined {
  const file = environment[`${name}_FILE`]
  if (file === undefined || file === '') return environment[name]
  try {
    return readFileSync(file, 'utf8').trim()
  } catch {
    throw new StartRefused(`${name}_FILE names a file that can not be read: ${file}.`)
  }
}

function configOf(read: z.infer<typeof settings>): Config {
  return {
    contract: read.CONTRACT,
    upstream: read.UPSTREAM ?? null,
    port: read.PORT,
    controlPort: read.CONTROL_PORT,
    host: read.HOST,
    dataDirectory: resolve(read.DATA_DIR),
    databaseUrl: read.DATABASE_URL ?? null,
    databaseStandbys: read.DATABASE_STANDBYS ?? null,
    rootSecret: read.COUNTERSIGN_SECRET ?? null,
    adminKey: read.COUNTERSIGN_ADMIN_KEY ?? null,
    publicUrl: read.PUBLIC_URL?.replace(/\/+$/, '') ?? null,
    ...signInConfig(read),
    jwtSecret: read.JWT_SECRET ?? null,
    jwtSecretPrevious: read.JWT_SECRET_PREVIOUS ?? null,
    adminMasterKey: read.ADMIN_MASTER_KEY ?? null,
    signingKeys: signingKeySettings(read),
    audiences: partsOf(read.AUDIENCES),
    tokens: tokenConfig(read),
    logLevel: read.LOG_LEVEL,
    maxConnections: read.MAX_CONNECTIONS,
    maxConnectionsPerAddress: read.MAX_CONNECTIONS_PER_ADDRESS,
    connectionsExempt: partsOf(read.CONNECTIONS_EXEMPT),
    trustedProxies: partsOf(read.TRUSTED_PROXIES),
    jwksUriPrivate: partsOf(read.JWKS_URI_PRIVATE),
    shedDelayMs: read.SHED_DELAY_MS,
    traces: tracesOf(read),
    auditHeartbeatMs: read.AUDIT_HEARTBEAT,
    usageKept: { hour: read.USAGE_HOURS_KEPT, day: read.USAGE_DAYS_KEPT },
  }
}

function tracesOf(read: z.infer<typeof settings>): TraceSettings | null {
  if (read.OTEL_EXPORTER_OTLP_ENDPOINT === undefined) return null
  const headers = partsOf(read.OTEL_EXPORTER_OTLP_HEADERS).map((part) => {
    const equals = part.indexOf('=')
    return [part.slice(0, equals).trim(), decodeURIComponent(part.slice(equals + 1).trim())]
  })
  return {
    endpoint: read.OTEL_EXPORTER_OTLP_ENDPOINT,
    headers: Object.fromEntries(headers) as Record<string, string>,
    serviceName: read.OTEL_SERVICE_NAME,
  }
}

/** An address, or a range of them in CIDR's form. */
function isRange(text: string): boolean {
  const [address = '', prefix = '0', ...more] = text.split('/')
  const width = { 0: -1, 4: 32, 6: 128 }[isIP(address)] ?? -1
  return more.length === 0 && /^[0-9]{1,3}$/.test(prefix) && Number(prefix) <= width
}

function isDecodable(text: string): boolean {
  try {
    decodeURIComponent(text)
    return true
  } catch {
    return false
  }
}

function partsOf(text: string): readonly string[] {
  return text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '')
}

function signingKeySettings(read: z.infer<typeof settings>): SigningKeySettings {
  const periodMs = read.SIGNING_KEY_PERIOD === 0 ? null : read.SIGNING_KEY_PERIOD
  const noticeMs = read.SIGNING_KEY_NOTICE
  const jwksMaxAgeMs = read.JWKS_MAX_AGE
  if (jwksMaxAgeMs === 0) {
    throw new StartRefused('JWKS_MAX_AGE is not usable: expected at least 1s.')
  }
  if (periodMs !== null && (periodMs <= noticeMs || noticeMs < 2 * jwksMaxAgeMs)) {
    throw new StartRefused(
      'SIGNING_KEY_PERIOD must be longer than SIGNING_KEY_NOTICE, and that at least twice JWKS_MAX_AGE.',
    )
  }
  return { periodMs, noticeMs, jwksMaxAgeMs }
}
