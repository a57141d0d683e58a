// One OpenTelemetry span a request, named by its conventions for HTTP servers. What readers search for is
// never part of it.
import type { Attributes, TextMapGetter } from '@opentelemetry/api'

import type {
  ObservedAnswer,
  ObservedRequest,
  RequestObserver,
} from '../../telemetry/request-observer.ts'

/** Name of the instrumentation, by which spans can be told from others. */
const TRACER = 'lede'

/**
 * Creates an observer that makes a span of each request, or gives undefined where
 * `@opentelemetry/api` is not installed. Without an SDK that is registered with it, spans go nowhere
 * and cost next to nothing.
 */
export async function createTracing(): Promise<RequestObserver | undefined> {
  const api = await import('@opentelemetry/api').catch((error: unknown) => {
    if (isMissing(error)) return undefined
    throw error
  })
  if (api === undefined) return undefined
  const { context, propagation, SpanKind, SpanStatusCode, trace } = api
  const tracer = trace.getTracer(TRACER)
  return {
    async observe(request, answer) {
      const active = context.active()
      // Within a span already (of a host, or of an instrumentation of node:http), this is a part of it.
      const inside = trace.getSpan(active) !== undefined
      const parent = inside ? active : propagation.extract(active, request, HEADERS)
      const kind = inside ? SpanKind.INTERNAL : SpanKind.SERVER
      const attributes = requestAttributes(request)
      const options = { kind, attributes }
      await tracer.startActiveSpan(request.method, options, parent, async (span) => {
        try {
          const answered = await answer()
          span.updateName(spanName(request, answered))
          span.setAttributes(answerAttributes(answered))
          if (answered.status >= 500) span.setStatus({ code: SpanStatusCode.ERROR })
        } finally {
          span.end()
        }
      })
    },
  }
}

/** How a trace's context is found in a request: by `traceparent` and its like. */
const HEADERS: TextMapGetter<ObservedRequest> = {
  keys: () => [],
  get: (request, name) => request.header(name),
}

function spanName({ method }: ObservedRequest, { route }: ObservedAnswer): string {
  return route.startsWith('/') ? `${method} ${route}` : method
}

function requestAttributes({ method, path }: ObservedRequest): Attributes {
  return { 'http.request.method': method, 'url.path': path }
}

function answerAttributes({ route, status, search }: ObservedAnswer): Attributes {
  const attributes: Attributes = { 'http.response.status_code': status }
  if (route.startsWith('/')) attributes['http.route'] = route
  if (search === undefined) return attributes
  attributes['lede.search.total_hits'] = search.totalHits
  if (search.queryClass !== undefined) attributes['lede.search.class'] = search.queryClass
  if (search.timings !== undefined) {
    attributes['lede.search.parse_ms'] = search.timings.parseMs
    attributes['lede.search.match_ms'] = search.timings.matchMs
    attributes['lede.search.excerpt_ms'] = search.timings.excerptMs
  }
  return attributes
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ERR_MODULE_NOT_FOUND'
}
