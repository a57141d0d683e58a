// The log of commands that run on: one JSON line an event on standard output.
import { destination, type Logger, pino, stdTimeFunctions } from 'pino'

import type { LogLevel } from '../../settings.ts'

/** Creates the log of a command. */
export function createLog(level: LogLevel): Logger {
  const output = destination({ fd: 1, sync: true })
  // Whoever read the log has gone; readers of the service should not notice.
  output.on('error', () => undefined)
  const formatters = { level: (label: string) => ({ level: label }) }
  return pino({ level, base: null, timestamp: stdTimeFunctions.isoTime, formatters }, output)
}
