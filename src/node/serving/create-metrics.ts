// The metrics of a service for Prometheus, counted with prom-client.
import { QUERY_CLASSES, type QueryClass } from '../../engine/query-class.ts'
import type { Metrics } from '../../telemetry/metrics.ts'

/** Methods that are counted by name; anyone can invent more of them. */
const METHODS = new Set(['GET', 'HEAD', 'POST', 'OPTIONS'])

/** The class of requests within which nothing was searched: other routes, refusals, 304s. */
const NO_QUERY = 'none'

/**
 * Upper bounds of the latency histogram, seconds: from below the fastest answers (0.2 ms) to the
 * default time limit (2 s).
 */
const LATENCY_BUCKETS = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2]

/** Step in which event-loop delay is sampled, milliseconds: delays below it are not seen. */
const EVENT_LOOP_PRECISION_MS = 10

/**
 * Creates metrics for a search app's option `metrics`: requests by route, method and status; latency
 * by route and class of query; queries without hits; what the live index holds; memory, event-loop
 * delay, garbage collection and the rest of the process (`process_*`, `nodejs_*`). Labels have few
 * values for any request: routes are patterns, methods and classes are closed lists.
 */
export async function createMetrics(): Promise<Metrics> {
  const { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } = await import('prom-client')
  const register = new Registry()
  const registers = [register]
  collectDefaultMetrics({ register, eventLoopMonitoringPrecision: EVENT_LOOP_PRECISION_MS })
  const requests = new Counter({
    name: 'lede_http_requests_total',
    help: 'Requests that were answered.',
    labelNames: ['route', 'method', 'status'],
    registers,
  })
  const latency = new Histogram({
    name: 'lede_http_request_duration_seconds',
    help: 'Time from the first to the last line of the app.',
    labelNames: ['route', 'class'],
    buckets: LATENCY_BUCKETS,
    registers,
  })
  const withoutHits = new Counter({
    name: 'lede_searches_without_hits_total',
    help: 'Searches that found nothing.',
    labelNames: ['class'],
    registers,
  })
  // Shown as 0 before the first one, so that a rise from nothing is seen as one.
  for (const queryClass of QUERY_CLASSES) withoutHits.inc({ class: queryClass }, 0)
  const ready = new Gauge({
    name: 'lede_index_ready',
    help: 'Whether an index is live.',
    registers,
  })
  const generation = new Gauge({
    name: 'lede_index_info',
    help: 'The generation of the live index, always 1.',
    labelNames: ['generation'],
    registers,
  })
  const stories = new Gauge({
    name: 'lede_index_stories',
    help: 'Stories in the live index.',
    labelNames: ['kind'],
    registers,
  })
  const terms = new Gauge({
    name: 'lede_index_terms',
    help: 'Different terms in the live index.',
    registers,
  })
  return {
    async observe({ method }, answer) {
      const { route, status, tookMs, search } = await answer()
      const queryClass: QueryClass | typeof NO_QUERY = search?.queryClass ?? NO_QUERY
      requests.inc({ route, method: METHODS.has(method) ? method : 'other', status })
      latency.observe({ route, class: queryClass }, tookMs / 1000)
      if (search?.totalHits === 0) withoutHits.inc({ class: queryClass })
    },
    async expose(status) {
      ready.set(status === undefined ? 0 : 1)
      generation.reset()
      if (status !== undefined) {
        generation.set({ generation: status.generation }, 1)
        stories.set({ kind: 'article' }, status.articles)
        stories.set({ kind: 'teaser' }, status.teasers)
        terms.set(status.terms)
      }
      return { contentType: register.contentType, text: await register.metrics() }
    },
  }
}
