import { AsyncLocalStorage } from 'node:async_hooks'
import {
  type Context,
  DiagLogLevel,
  diag,
  ROOT_CONTEXT,
  type Span,
  SpanKind,
  SpanStatusCode,
  TraceFlags,
  type Tracer,
  trace,
} from '@opentelemetry/api'
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http'
import { resourceFromAttributes } from '@opentelemetry/resources'
import { BatchSpanProcessor, TracerProvider } from '@opentelemetry/sdk-trace'
import manifest from '../../package.json' with { type: 'json' }
import type { Log } from './log.ts'
import type { Begun, RequestSpan, Traces } from './spans.ts'

export interface TraceOptions {
  /** The base address of a collector that takes OTLP over HTTP; `/v1/traces` is added. */
  readonly endpoint: string
  readonly headers: Readonly<Record<string, string>>
  readonly serviceName: string
}

/**
 * Makes traces and sends them in the background. This module is loaded only when somebody wants
 * them. What the collector does not take is dropped, and the log says so.
 */
export function openTraces({ endpoint, headers, serviceName }: TraceOptions, log: Log): Traces {
  const tell = (message: string) => log.warn({ detail: message.slice(0, 500) }, 'traces')
  const quiet = () => undefined
  const logger = { error: tell, warn: tell, info: quiet, debug: quiet, verbose: quiet }
  diag.setLogger(logger, { logLevel: DiagLogLevel.WARN, suppressOverrideMessage: true })

  const url = `${endpoint.replace(/\/+$/, '')}/v1/traces`
  const exporter = new OTLPTraceExporter({ url, headers: { ...headers }, timeoutMillis: 5_000 })
  const provider = new TracerProvider({
    resource: resourceFromAttributes({
      'service.name': serviceName,
      'service.version': manifest.version,
    }),
    spanProcessors: [new BatchSpanProcessor({ exporter, scheduledDelayMillis: 1_000 })],
  })
  return tracesOf(provider.getTracer('countersign', manifest.version), () =>
    // a collector that is away must not keep the process from ending
    Promise.race([provider.shutdown(), after(farewellMs)]).catch(() => tell('not all were sent')),
  )
}

const farewellMs = 3_000

function after(waitMs: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, waitMs).unref())
}

/** The span under way goes with the work: neither the engine nor the store knows of it. */
function tracesOf(tracer: Tracer, close: () => Promise<void>): Traces {
  const underWay = new AsyncLocalStorage<Span>()
  const contextOf = (span: Span | undefined): Context =>
    span === undefined ? ROOT_CONTEXT : trace.setSpan(ROOT_CONTEXT, span)

  return {
    step: (name, work) => {
      const parent = underWay.getStore()
      if (parent === undefined) return work()
      const span = tracer.startSpan(name, {}, contextOf(parent))
      return ended(span, () => underWay.run(span, work))
    },
    begin: (begun) => {
      const span = tracer.startSpan(
        begun.method,
        {
          kind: SpanKind.SERVER,
          attributes: {
            'http.request.method': begun.method,
            'countersign.listener': begun.listener,
            'countersign.request_id': begun.requestId,
          },
        },
        contextOf(remoteParent(begun)),
      )
      return requestSpan(span, begun, (work) => underWay.run(span, work))
    },
    close,
  }
}

function remoteParent({ traceParent }: Begun): Span | undefined {
  if (traceParent === null) return undefined
  const { traceId, spanId, isSampled } = traceParent
  const traceFlags = isSampled ? TraceFlags.SAMPLED : TraceFlags.NONE
  return trace.wrapSpanContext({ traceId, spanId, traceFlags, isRemote: true })
}

function requestSpan(span: Span, { method }: Begun, within: RequestSpan['within']): RequestSpan {
  return {
    within,
    end: ({ route, status, refusal, subject }) => {
      span.updateName(`${method} ${route}`)
      span.setAttributes({ 'http.route': route, 'http.response.status_code': status })
      if (refusal !== null) span.setAttribute('countersign.refusal', refusal)
      if (subject !== null) span.setAttribute('countersign.key_id', subject.keyId)
      if (subject?.projectId != null) {
        span.setAttribute('countersign.project_id', subject.projectId)
      }
      if (status >= 500) span.setStatus({ code: SpanStatusCode.ERROR })
      span.end()
    },
  }
}

/** Ends the span when the work ends. Of a failure only its kind is told. */
function ended<Result>(span: Span, work: () => Result): Result {
  const fail = (error: unknown): void => {
    span.setStatus({ code: SpanStatusCode.ERROR })
    if (error instanceof Error) span.setAttribute('error.type', error.name)
    span.end()
  }
  try {
    const result = work()
    if (result instanceof Promise) result.then(() => span.end(), fail)
    else span.end()
    return result
  } catch (error) {
    fail(error)
    throw error
  }
}
