import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite'
import { parentPort, workerData } from 'node:worker_threads'
import { isIoError, resultCodeOf, SqliteError } from './errors.ts'
import type {
  EachStep,
  Step,
  StepResult,
  WriterAnswer,
  WriterFailure,
  WriterOptions,
  WriterRequest,
} from './writer-messages.ts'

// The thread that owns the one connection that writes. It does as it is told, in order, and
// decides one thing itself: after the disk has failed once, it never writes again.

/** Statements that are kept prepared; there are a few dozen, and bulk ones of varying length. */
const mostPrepared = 200

const nothing: StepResult = { rows: [], changes: 0 }

const { path, isReadOnly = false, busyTimeoutMs } = workerData as WriterOptions
const database = new DatabaseSync(path, {
  open: false,
  readOnly: isReadOnly,
  timeout: busyTimeoutMs,
})
const prepared = new Map<string, StatementSync>()
let diskFailure: WriterFailure | null = null

parentPort?.on('message', (request: WriterRequest) => {
  parentPort?.postMessage(answer(request))
})

function answer({ id, steps }: WriterRequest): WriterAnswer {
  let last = nothing
  let changes = 0
  try {
    for (const step of steps) {
      last = take(step)
      changes += last.changes
    }
    return { id, last, changes }
  } catch (error) {
    const failure = failureOf(error)
    if (isIoError(error)) diskFailure ??= failure
    return { id, failure }
  }
}

function take(step: Step): StepResult {
  if (diskFailure !== null && step.kind !== 'close') {
    throw new SqliteError(diskFailure.message, diskFailure.code ?? 0)
  }
  switch (step.kind) {
    case 'open':
      return open()
    case 'statement':
      return run(step.sql, step.parameters)
    case 'each':
      return each(step)
    case 'begin':
      return run('begin immediate', [])
    case 'commit':
      return run('commit', [])
    case 'rollback':
      // Some errors end the transaction by themselves.
      return database.isTransaction ? run('rollback', []) : nothing
    case 'checkpoint':
      return run('pragma wal_checkpoint(passive)', [])
    case 'close':
      return close()
  }
}

function open(): StepResult {
  database.open()
  if (isReadOnly) return nothing
  database.exec('pragma journal_mode = wal')
  database.exec('pragma synchronous = full')
  database.exec('pragma cache_size = -16384')
  // The main thread says when: only it knows when its reader isn't in the way.
  database.exec('pragma wal_autocheckpoint = 0')
  return nothing
}

function run(sql: string, parameters: readonly SQLInputValue[]): StepResult {
  const statement = prepare(sql)
  if (statement.columns().length > 0) return { rows: statement.all(...parameters), changes: 0 }
  return { rows: [], changes: Number(statement.run(...parameters).changes) }
}

function each({ sql, parameters, into }: EachStep): StepResult {
  const texts = prepare(sql)
    .all(...parameters)
    .flatMap<unknown>(Object.values)
  const lists = texts.map((text) => JSON.parse(String(text)) as SQLInputValue[][])
  let changes = 0
  for (const { sql: statement, places } of into) {
    const prepared = prepare(statement)
    for (const row of lists.flat()) {
      const values = places.map((place) => row[place])
      if (!values.every(isGiven)) continue
      changes += Number(prepared.run(...values).changes)
    }
  }
  return { rows: [], changes }
}

function isGiven(value: SQLInputValue | undefined): value is SQLInputValue {
  return value !== undefined
}

function prepare(sql: string): StatementSync {
  const found = prepared.get(sql)
  if (found !== undefined) return found
  const statement = database.prepare(sql)
  if (prepared.size >= mostPrepared) prepared.clear()
  prepared.set(sql, statement)
  return statement
}

/** Closing writes the log into the database: not after the disk has failed, a restart recovers it. */
function close(): StepResult {
  if (diskFailure === null) database.close()
  return nothing
}

function failureOf(error: unknown): WriterFailure {
  const message = error instanceof Error ? error.message : String(error)
  return { message, code: resultCodeOf(error) }
}
