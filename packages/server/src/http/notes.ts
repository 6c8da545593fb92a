import type { IncomingMessage } from 'node:http'
import type { Principal, Refusal, Standing, Subject } from '@countersign/core'
import type { RequestSpan, TraceParent } from '../observe/spans.ts'

/** What becomes known of a request while it is answered, for its line in the log and its span. */
export interface Notes {
  refusal: Refusal | null
  subject: Subject | null
  /** How the limits stand that it is counted by. */
  standings: readonly Standing[]
  /** How long it has waited for its limits by address, before its body was read. */
  countedMs: number
  span: RequestSpan | null
  traceParent: TraceParent | null
}

const kept = new WeakMap<IncomingMessage, Notes>()

export function notesOf(request: IncomingMessage): Notes {
  const found = kept.get(request)
  if (found !== undefined) return found
  const notes: Notes = {
    ...{ refusal: null, subject: null, standings: [], countedMs: 0 },
    ...{ span: null, traceParent: null },
  }
  kept.set(request, notes)
  return notes
}

export function noteSubject(request: IncomingMessage, { keyId, project }: Principal): void {
  notesOf(request).subject = { keyId, projectId: project?.id ?? null }
}

export function noteStandings(request: IncomingMessage, standings: readonly Standing[]): void {
  if (standings.length === 0) return
  const notes = notesOf(request)
  notes.standings = [...notes.standings, ...standings]
}
