import {
  Counter,
  collectDefaultMetrics,
  Gauge,
  type Histogram,
  type MetricObjectWithValues,
  type MetricValueWithName,
  Registry,
} from '@prometheus-io/client'
import { type Counts, listenerNames, operations, outcomes } from './counts.ts'
import type { Distribution } from './distribution.ts'
import type { LoopDelay } from './loop-delay.ts'

/** Numbers that others keep, read when somebody asks. */
export interface Sources {
  readonly counts: Counts
  readonly loop: LoopDelay
  readonly lookups: () => number
  readonly usageWaiting: () => number
  /** In seconds. Asks the database, and does not reject. */
  readonly auditLag: () => Promise<number>
  readonly upstreams: () => readonly WatchedUpstream[]
}

/** What is behind the gateway. */
export interface WatchedUpstream {
  readonly name: string
  /** Requests by what became of them. */
  readonly counts: Readonly<Record<string, number>>
  readonly targets: () => { readonly healthy: number; readonly all: number }
}

/** What `GET /metrics` answers. */
export interface Metrics {
  readonly contentType: string
  readonly text: () => Promise<string>
}

/** Everything is read on demand, and every label is of a closed set. */
export function createMetrics(sources: Sources): Metrics {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  addRequests(registry, sources)
  addWork(registry, sources)
  addDatabase(registry, sources)
  addUpstreams(registry, sources)
  return { contentType: registry.contentType, text: () => registry.metrics() }
}

function addRequests(registry: Registry, { counts }: Sources): void {
  const listeners = listenerNames.map((listener) => ({
    listener,
    kept: counts.listeners[listener],
  }))
  addHistogram(registry, {
    name: 'countersign_request_seconds',
    help: 'From the arrival of a request at its route to the end of the reply.',
    series: () =>
      listeners.flatMap(({ listener, kept }) =>
        [...kept.routes.values()].flatMap(({ route, method, seconds }) =>
          [...seconds].map(([status, distribution]) => ({
            labels: { listener, route, method, status: String(status) },
            distribution,
          })),
        ),
      ),
  })
  addCounter(registry, {
    name: 'countersign_refusals_total',
    help: 'Refusals by code. Those of HTTP itself are in no histogram: they reached no route.',
    labelNames: ['listener', 'code'],
    values: () =>
      listeners.flatMap(({ listener, kept }) =>
        Object.entries(kept.refusals).map(([code, value]) => ({
          labels: { listener, code },
          value,
        })),
      ),
  })
  addGauge(registry, {
    name: 'countersign_connections',
    help: 'Open connections.',
    labelNames: ['listener'],
    values: () =>
      listeners.map(({ listener, kept }) => ({ labels: { listener }, value: kept.connections })),
  })
  addCounter(registry, {
    name: 'countersign_connections_refused_total',
    help: 'Connections that were one too many: of their address, or of all.',
    labelNames: ['listener', 'limit'],
    values: () =>
      listeners.flatMap(({ listener, kept }) =>
        Object.entries(kept.connectionsRefused).map(([limit, value]) => ({
          labels: { listener, limit },
          value,
        })),
      ),
  })
}

function addWork(registry: Registry, { counts, loop, usageWaiting }: Sources): void {
  addCounter(registry, {
    name: 'countersign_verifications_total',
    help: 'Credentials judged for POST /v1/verify: valid, or the code of the refusal.',
    labelNames: ['outcome'],
    values: () =>
      outcomes.map((outcome) => ({ labels: { outcome }, value: counts.verifications[outcome] })),
  })
  addCounter(registry, {
    name: 'countersign_limits_unreachable_total',
    help: 'Requests whose limit could not be counted: refused (closed) or let through (open).',
    labelNames: ['policy'],
    values: () =>
      Object.entries(counts.limitsUnreachable).map(([policy, value]) => ({
        labels: { policy },
        value,
      })),
  })
  addGauge(registry, {
    name: 'countersign_usage_waiting',
    help: 'Counts of usage, with the last uses of keys, that are not written yet.',
    labelNames: [],
    values: () => [{ labels: {}, value: usageWaiting() }],
  })
  addGauge(registry, {
    name: 'countersign_event_loop_delay_seconds',
    help: 'Mean delay of the event loop at present: what load is shed by.',
    labelNames: [],
    values: () => [{ labels: {}, value: loop.recentMs / 1_000 }],
  })
}

function addDatabase(registry: Registry, { counts, lookups, auditLag }: Sources): void {
  addGauge(registry, {
    name: 'countersign_audit_lag_seconds',
    help: 'How long ago the instant was up to which all changes are known to be sealed.',
    labelNames: [],
    values: async () => [{ labels: {}, value: await auditLag() }],
  })
  addCounter(registry, {
    name: 'countersign_lookups_total',
    help: 'Reads of credentials from the database.',
    labelNames: [],
    values: () => [{ labels: {}, value: lookups() }],
  })
  addHistogram(registry, {
    name: 'countersign_lookup_batch_size',
    help: 'Look-ups that went to PostgreSQL in one round trip.',
    series: () => [{ labels: {}, distribution: counts.batches }],
  })
  addHistogram(registry, {
    name: 'countersign_database_seconds',
    help: 'Waits for the database. The embedded one answers look-ups at once: they are not timed.',
    series: () =>
      operations.map((operation) => ({
        labels: { operation },
        distribution: counts.database[operation],
      })),
  })
}

function addUpstreams(registry: Registry, { upstreams }: Sources): void {
  addCounter(registry, {
    name: 'countersign_upstream_requests_total',
    help: 'Requests passed on, by what became of them.',
    labelNames: ['upstream', 'outcome'],
    values: () =>
      upstreams().flatMap(({ name: upstream, counts }) =>
        Object.entries(counts).map(([outcome, value]) => ({
          labels: { upstream, outcome },
          value,
        })),
      ),
  })
  addGauge(registry, {
    name: 'countersign_upstream_targets',
    help: 'Targets of an upstream: all that are configured, and those that are healthy.',
    labelNames: ['upstream', 'state'],
    values: () =>
      upstreams().flatMap(({ name: upstream, targets }) => {
        const { all, healthy } = targets()
        return [
          { labels: { upstream, state: 'configured' }, value: all },
          { labels: { upstream, state: 'healthy' }, value: healthy },
        ]
      }),
  })
}

interface Value {
  readonly labels: Record<string, string>
  readonly value: number
}

interface Values {
  readonly name: string
  readonly help: string
  readonly labelNames: readonly string[]
  readonly values: () => readonly Value[]
}

interface ValuesInTime extends Omit<Values, 'values'> {
  readonly values: () => readonly Value[] | Promise<readonly Value[]>
}

function addCounter(registry: Registry, { values, ...about }: Values): void {
  new Counter({
    ...about,
    registers: [registry],
    collect() {
      this.reset()
      for (const { labels, value } of values()) this.inc(labels, value)
    },
  })
}

function addGauge(registry: Registry, { values, ...about }: ValuesInTime): void {
  new Gauge({
    ...about,
    registers: [registry],
    async collect() {
      for (const { labels, value } of await values()) this.set(labels, value)
    },
  })
}

interface Distributions {
  readonly name: string
  readonly help: string
  readonly series: () => readonly {
    readonly labels: Record<string, string>
    readonly distribution: Distribution
  }[]
}

/** The library's histogram looks a value up by its labels at each observation; ours is only read. */
function addHistogram(registry: Registry, { name, help, series }: Distributions): void {
  const get = async (): Promise<MetricObjectWithValues<MetricValueWithName<string>>> => ({
    ...{ name, help, type: 'histogram', aggregator: 'sum', collect: () => undefined },
    values: series().flatMap((one) => bucketsOf(name, one)),
  })
  registry.registerMetric({ name, get } as unknown as Histogram)
}

function bucketsOf(
  name: string,
  { labels, distribution }: ReturnType<Distributions['series']>[number],
): MetricValueWithName<string>[] {
  let below = 0
  const buckets = distribution.counts.map((count, place) => {
    below += count
    const le = distribution.bounds[place] ?? '+Inf'
    return { metricName: `${name}_bucket`, labels: { ...labels, le }, value: below }
  })
  return [
    ...buckets,
    { metricName: `${name}_sum`, labels, value: distribution.sum },
    { metricName: `${name}_count`, labels, value: below },
  ]
}
