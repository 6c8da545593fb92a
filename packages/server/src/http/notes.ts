import type { IncomingMessage } from 'node:http'
import type { Principal, Refusal, Subject } from '@countersign/core'
import type { RequestSpan, TraceParent } from '../observe/spans.ts'

/** What becomes known of a request while it is answered, for its line in the log and its span. */
export interface Notes {
  refusal: Refusal | null
  subject: Subject | null
  span: RequestSpan | null
  traceParent: TraceParent | null
}

const kept = new WeakMap<IncomingMessage, Notes>()

export function notesOf(request: IncomingMessage): Notes {
  const found = kept.get(request)
  if (found !== undefined) return found
  const notes = { refusal: null, subject: null, span: null, traceParent: null }
  kept.set(request, notes)
  return notes
}

export function noteSubject(request: IncomingMessage, { keyId, project }: Principal): void {
  notesOf(request).subject = { keyId, projectId: project?.id ?? null }
}
