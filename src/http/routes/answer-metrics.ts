// Metrics as an answer, with what the live index holds at this moment.
import type { Context } from 'hono'
import type { Metrics } from '../../telemetry/metrics.ts'
import { readyEngine, type EngineSource } from '../engine/ready-engine.ts'
import { SECURITY_HEADERS } from '../response/security-headers.ts'

/** Answers `GET /metrics`, before an index is live, too. */
export function answerMetrics(
  source: EngineSource,
  metrics: Metrics,
): (c: Context) => Promise<Response> {
  return async () => {
    const ready = await readyEngine(source).catch(() => undefined)
    const { contentType, text } = await metrics.expose(ready?.status)
    return new Response(text, {
      headers: {
        ...SECURITY_HEADERS,
        'Content-Type': contentType,
        'Content-Length': String(new TextEncoder().encode(text).byteLength),
        'Cache-Control': 'no-store',
      },
    })
  }
}
