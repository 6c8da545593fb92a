import { type DestinationStream, type Logger, pino } from 'pino'
import type { Config } from '../config.ts'
import { describeError, redactedPaths } from './redaction.ts'

export type Log = Logger

/** The log of the process: JSON, one line an event, no secret in any. */
export function createLog(level: Config['logLevel'], destination: DestinationStream): Log {
  const options = {
    level,
    redact: { paths: [...redactedPaths], censor: '[redacted]' },
    serializers: { err: describeError, req: () => undefined, res: () => undefined },
  }
  return pino(options, destination)
}

/**
 * The same log for a framework, which announces things that we tell ourselves: only what is wrong
 * gets through.
 */
export function onlyWarnings(log: Log): Log {
  return log.isLevelEnabled('warn') ? log.child({}, { level: 'warn' }) : log
}
