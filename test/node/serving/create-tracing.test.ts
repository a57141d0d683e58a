// With the real SDK: which spans, under which parent, and that what is searched for is in none.
import {
  context,
  propagation,
  type SpanContext,
  SpanKind,
  SpanStatusCode,
  trace,
} from '@opentelemetry/api'
import {
  InMemorySpanExporter,
  NodeTracerProvider,
  type ReadableSpan,
  SimpleSpanProcessor,
} from '@opentelemetry/sdk-trace-node'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'

import { createEngine } from '../../../src/engines/embedded/embedded.ts'
import { createSearchApp } from '../../../src/http/create-search-app.ts'
import { buildIndex } from '../../../src/store/build-index.ts'
import { createTracing } from '../../../src/node/serving/create-tracing.ts'
import type { RequestObserver } from '../../../src/telemetry/request-observer.ts'
import { createFakeEngine } from '../../http/fake-engine.ts'
import { STORIES } from '../../store/sample.ts'

const exporter = new InMemorySpanExporter()
const provider = new NodeTracerProvider({ spanProcessors: [new SimpleSpanProcessor(exporter)] })
const engine = createEngine(buildIndex(STORIES))

async function tracing(): Promise<readonly RequestObserver[]> {
  const observer = await createTracing()
  if (observer === undefined) throw new Error('@opentelemetry/api is a development dependency')
  return [observer]
}

/** Asks an app with tracing, and gives the spans that came of it. */
async function spansOf(address: string, init?: RequestInit): Promise<readonly ReadableSpan[]> {
  await createSearchApp(engine, { observers: await tracing() }).request(address, init)
  return exporter.getFinishedSpans()
}

describe('createTracing', () => {
  it('does nothing where no SDK is registered', async () => {
    const response = await createSearchApp(engine, { observers: await tracing() }).request(
      '/search',
    )
    expect(response.status).toBe(200)
  })

  describe('with an SDK', () => {
    beforeAll(() => {
      provider.register()
    })
    beforeEach(() => {
      exporter.reset()
    })
    afterAll(async () => {
      await provider.shutdown()
      trace.disable()
      context.disable()
      propagation.disable()
    })

    it('makes a server span of a search, with what it did and not with what was asked', async () => {
      const [span, ...others] = await spansOf('/search?q=ferry')
      expect(others).toEqual([])
      expect(span).toMatchObject({
        name: 'GET /search',
        kind: SpanKind.SERVER,
        parentSpanContext: undefined,
        status: { code: SpanStatusCode.UNSET },
        instrumentationScope: { name: 'lede' },
      })
      expect(span?.attributes).toEqual({
        'http.request.method': 'GET',
        'url.path': '/search',
        'http.route': '/search',
        'http.response.status_code': 200,
        'lede.search.total_hits': 1,
        'lede.search.class': 'word',
        'lede.search.parse_ms': expect.any(Number) as unknown,
        'lede.search.match_ms': expect.any(Number) as unknown,
        'lede.search.excerpt_ms': expect.any(Number) as unknown,
      })
    })

    it('names spans by routes, not by addresses', async () => {
      expect(await spansOf('/stories/ferry')).toMatchObject([{ name: 'GET /stories/:id' }])
      exporter.reset()
      expect(await spansOf('/no/such/place')).toMatchObject([{ name: 'GET' }])
    })

    it('goes on with the trace of the client', async () => {
      const traceId = '0af7651916cd43dd8448eb211c80319c'
      const spanId = 'b7ad6b7169203331'
      const headers = { traceparent: `00-${traceId}-${spanId}-01` }
      const [span] = await spansOf('/search?q=ferry', { headers })
      expect(span?.spanContext().traceId).toBe(traceId)
      expect(span).toMatchObject({ kind: SpanKind.SERVER, parentSpanContext: { spanId } })
    })

    it('is part of the span of a host, whatever the client says', async () => {
      const app = createSearchApp(engine, { observers: await tracing() })
      const headers = { traceparent: '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01' }
      let outer: SpanContext | undefined
      await trace.getTracer('host').startActiveSpan('host', async (span) => {
        outer = span.spanContext()
        await app.request('/search?q=ferry', { headers })
        span.end()
      })
      const spans = exporter.getFinishedSpans()
      expect(spans.map(({ name }) => name)).toEqual(['GET /search', 'host'])
      expect(spans[0]).toMatchObject({
        kind: SpanKind.INTERNAL,
        parentSpanContext: { spanId: outer?.spanId },
      })
    })

    it('is the parent of what an engine does', async () => {
      const fake = createFakeEngine()
      fake.before = () => {
        trace.getTracer('engine').startSpan('ask the cluster').end()
        return Promise.resolve()
      }
      await createSearchApp(fake, { observers: await tracing() }).request('/search?q=x')
      const [inner, outer] = exporter.getFinishedSpans()
      expect([inner?.name, outer?.name]).toEqual(['ask the cluster', 'GET /search'])
      expect(inner?.parentSpanContext?.spanId).toBe(outer?.spanContext().spanId)
    })

    it('marks failures of ours, not refusals', async () => {
      const fake = createFakeEngine()
      fake.before = () => Promise.reject(new Error('inside'))
      await createSearchApp(fake, { observers: await tracing() }).request('/search?q=x')
      await createSearchApp(fake, { observers: await tracing() }).request('/search?page=0')
      expect(exporter.getFinishedSpans().map(({ status }) => status.code)).toEqual([
        SpanStatusCode.ERROR,
        SpanStatusCode.UNSET,
      ])
    })
  })
})
