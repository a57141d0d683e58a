// `Server-Timing`, read as the service writes it.
import type { SearchTimings } from '../engine/response.ts'

/** Reads the timings; undefined where they are not told. */
export function readTimings(headers: Headers): SearchTimings | undefined {
  const text = headers.get('Server-Timing') ?? ''
  const parseMs = durationOf(text, 'parse')
  const matchMs = durationOf(text, 'match')
  const excerptMs = durationOf(text, 'excerpt')
  if (parseMs === undefined || matchMs === undefined || excerptMs === undefined) return undefined
  return { parseMs, matchMs, excerptMs }
}

function durationOf(text: string, name: string): number | undefined {
  for (const metric of text.split(',')) {
    const [metricName = '', ...parameters] = metric.split(';').map((part) => part.trim())
    if (metricName !== name) continue
    const duration = Number(parameters.find((part) => part.startsWith('dur='))?.slice(4))
    return Number.isFinite(duration) ? duration : undefined
  }
  return undefined
}
