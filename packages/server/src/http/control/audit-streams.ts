import { Readable } from 'node:stream'
import { setTimeout as pause } from 'node:timers/promises'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { viewSealed } from '../../engine/audit/view.ts'
import type { AuditFilter, AuditPage, SealedAuditRecord } from '../../store/audit.ts'
import type { Store } from '../../store/port.ts'
import { headerValues } from '../credential-of.ts'
import { csvHead, csvLine } from './audit-csv.ts'
import type { AuditForm } from './audit-forms.ts'
import type { ControlContext } from './context.ts'

const pageSize = 500
/** How often those who follow are looked up for, and asked whether they still may. */
const followMs = 500

export interface AuditAsked {
  readonly filter: AuditFilter
  readonly order: AuditPage['order']
  readonly beyond: number | null
}

type Format = Exclude<AuditForm, 'json' | 'events'>

const lines: Readonly<
  Record<Format, { type: string; head: string; line: (record: SealedAuditRecord) => string }>
> = {
  ndjson: {
    type: 'application/x-ndjson',
    head: '',
    line: (record) => `${JSON.stringify(viewSealed(record))}\n`,
  },
  csv: {
    type: 'text/csv; charset=utf-8; header=present',
    head: csvHead,
    line: (record) => csvLine(viewSealed(record)),
  },
}

/** Answers with records as a stream: an export, or events that end with the credential or the service. */
export function createAuditStreams({ app, engine, authorize, auditHeartbeatMs }: ControlContext) {
  const closing = new AbortController()
  app.addHook('preClose', (done) => {
    closing.abort()
    done()
  })
  return async (
    form: Exclude<AuditForm, 'json'>,
    asked: AuditAsked,
    { request, reply }: { readonly request: FastifyRequest; readonly reply: FastifyReply },
  ): Promise<FastifyReply> => {
    // a service that stops can't say so any more once the head of a reply is sent
    reply.header('connection', 'close')
    if (form !== 'events') {
      const { type, head, line } = lines[form]
      return reply.type(type).send(Readable.from(exported(asked, engine.store, { head, line })))
    }
    const isAllowed = async () => !('code' in (await authorize(request.raw, 'audit.read', 'again')))
    const beyond = lastEventOf(request) ?? (await engine.store.auditHead()).sequence
    const ending = { isAllowed, closing: closing.signal }
    const following = { store: engine.store, heartbeatMs: auditHeartbeatMs, ...ending }
    const events = followed({ ...asked, beyond }, following)
    return reply.type('text/event-stream').send(Readable.from(events))
  }
}

async function* exported(
  { filter, order, beyond: first }: AuditAsked,
  store: Store,
  { head, line }: { readonly head: string; readonly line: (record: SealedAuditRecord) => string },
): AsyncGenerator<string> {
  if (head !== '') yield head
  for (let beyond = first; ; ) {
    const page = await store.audit(filter, { order, beyond, limit: pageSize })
    yield page.map(line).join('')
    const last = page.at(-1)
    if (last === undefined || page.length < pageSize) return
    beyond = last.sequence
  }
}

interface Following {
  readonly store: Store
  readonly heartbeatMs: number
  readonly isAllowed: () => Promise<boolean>
  readonly closing: AbortSignal
}

async function* followed(
  { filter, beyond: first }: AuditAsked & { readonly beyond: number },
  { store, heartbeatMs, isAllowed, closing }: Following,
): AsyncGenerator<string> {
  let [beyond, toldAt] = [first, performance.now()]
  yield 'retry: 1000\n\n'
  while (!closing.aborted && (await isAllowed())) {
    const { sequence } = await store.auditHead()
    const page = await store.audit(filter, { order: 'oldest', beyond, limit: pageSize })
    const isAll = page.length < pageSize
    beyond = page.at(-1)?.sequence ?? beyond
    // what was sealed by then and is not in the page is not asked for
    if (isAll) beyond = Math.max(beyond, sequence)
    const isQuiet = performance.now() - toldAt > heartbeatMs
    if (page.length > 0 || isQuiet) {
      toldAt = performance.now()
      yield page.length > 0 ? page.map(event).join('') : ': still here\n\n'
    }
    if (isAll) await pause(followMs, undefined, { signal: closing }).catch(() => undefined)
  }
}

function event(record: SealedAuditRecord): string {
  return `id: ${record.sequence}\nevent: record\ndata: ${JSON.stringify(viewSealed(record))}\n\n`
}

/** Where a broken stream goes on (HTML, server-sent events). Null: not said, or nothing of ours. */
function lastEventOf(request: FastifyRequest): number | null {
  const [id = ''] = headerValues(request.raw, 'last-event-id')
  return /^(0|[1-9][0-9]{0,14})$/.test(id) ? Number(id) : null
}
