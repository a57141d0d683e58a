// 1. What is counted, under which names and labels.
// 2. Labels stay few, whatever is asked.
// 3. The text is what Prometheus reads (its own checker is asked where it is installed).
import { spawnSync } from 'node:child_process'
import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'

import { createEngine } from '../../../src/engines/embedded/embedded.ts'
import { createSearchApp } from '../../../src/http/create-search-app.ts'
import { buildIndex } from '../../../src/store/build-index.ts'
import { createMetrics } from '../../../src/node/serving/create-metrics.ts'
import { STORIES } from '../../store/sample.ts'

const promtool = process.env['PROMTOOL'] ?? 'promtool'
const hasPromtool = spawnSync(promtool, ['--version']).status === 0
if (!hasPromtool) console.warn('skipped: checking /metrics with promtool (it is not installed)')

const index = buildIndex(STORIES)

async function start() {
  const metrics = await createMetrics()
  const app = createSearchApp(createEngine(index), { metrics })
  const scrape = async (): Promise<string> => (await app.request('/metrics')).text()
  return { app, scrape }
}

/** Samples by name and labels. */
function samplesOf(text: string): ReadonlyMap<string, number> {
  const lines = text.split('\n').filter((line) => line !== '' && !line.startsWith('#'))
  return new Map(
    lines.map((line) => {
      const space = line.lastIndexOf(' ')
      return [line.slice(0, space), Number(line.slice(space + 1))]
    }),
  )
}

describe('createMetrics', () => {
  let asked: Awaited<ReturnType<typeof start>>
  let text = ''
  let samples: ReadonlyMap<string, number> = new Map()

  beforeAll(async () => {
    asked = await start()
    await asked.app.request('/search?q=ferry')
    await asked.app.request('/search?q=zebra')
    await asked.app.request('/search?q=ferry+when:7d')
    await asked.app.request('/search?page=0')
    await asked.app.request('/search', { method: 'HEAD' })
    await asked.app.request('/stories/ferry')
    await asked.app.request('/stories/none')
    await asked.app.request('/no/such/place', { method: 'BREW' })
    text = await asked.scrape()
    samples = samplesOf(text)
  })

  it.each([
    ['lede_http_requests_total{route="/search",method="GET",status="200"}', 3],
    ['lede_http_requests_total{route="/search",method="GET",status="400"}', 1],
    ['lede_http_requests_total{route="/search",method="HEAD",status="200"}', 1],
    ['lede_http_requests_total{route="/stories/:id",method="GET",status="404"}', 1],
    ['lede_http_requests_total{route="unknown",method="other",status="404"}', 1],
    ['lede_http_request_duration_seconds_count{route="/search",class="word"}', 2],
    ['lede_http_request_duration_seconds_count{route="/search",class="filtered"}', 1],
    ['lede_http_request_duration_seconds_count{route="/search",class="empty"}', 1],
    ['lede_http_request_duration_seconds_count{route="/search",class="none"}', 1],
    ['lede_http_request_duration_seconds_count{route="/stories/:id",class="none"}', 2],
    ['lede_searches_without_hits_total{class="word"}', 1],
    ['lede_searches_without_hits_total{class="filtered"}', 1],
    ['lede_searches_without_hits_total{class="phrase"}', 0],
    ['lede_index_ready', 1],
    [`lede_index_info{generation="${index.generation}"}`, 1],
    ['lede_index_stories{kind="article"}', 2],
    ['lede_index_stories{kind="teaser"}', 1],
  ])('counts %s %i', (name, value) => {
    expect(samples.get(name)).toBe(value)
  })

  it.each([
    'process_resident_memory_bytes',
    'nodejs_heap_size_used_bytes',
    'nodejs_eventloop_lag_p99_seconds',
    'process_cpu_seconds_total',
    'lede_index_terms',
  ])('measures %s', (name) => {
    expect(samples.get(name)).toBeTypeOf('number')
  })

  it('names one generation at a time, and none while no index is live', async () => {
    const metrics = await createMetrics()
    const status = { ready: true, stories: 3, articles: 2, teasers: 1, terms: 9 }
    await metrics.expose({ ...status, generation: 'one' })
    const second = await metrics.expose({ ...status, generation: 'two' })
    expect(second.text).toContain('lede_index_info{generation="two"} 1')
    expect(second.text).not.toContain('"one"')
    const none = await metrics.expose(undefined)
    expect(none.text).toContain('lede_index_ready 0')
    expect(none.text).not.toContain('"two"')
  })

  it('keeps the metrics of two apps apart', async () => {
    const other = await start()
    await asked.app.request('/suggest?q=fe')
    expect(await other.scrape()).not.toContain('/suggest')
  })

  it('has few series, whatever is asked', async () => {
    const { app, scrape } = await start()
    const segment = fc.string({ unit: 'grapheme', maxLength: 12 }).map(encodeURIComponent)
    const routes = fc.constantFrom('search', 'stories', 'suggest', 'related', 'metrics', '')
    const path = fc.array(fc.oneof(routes, segment), { maxLength: 4 })
    const method = fc.constantFrom('GET', 'POST', 'PUT', 'BREW', 'X'.repeat(50), 'OPTIONS')
    await fc.assert(
      fc.asyncProperty(path, segment, method, async (segments, q, verb) => {
        await app.request(`/${segments.join('/')}?q=${q}`, { method: verb })
      }),
      { numRuns: 300 },
    )
    const series = [...samplesOf(await scrape()).keys()].filter((name) => name.startsWith('lede_'))
    const values = (label: string): Set<string> =>
      new Set(series.flatMap((name) => new RegExp(`${label}="([^"]*)"`).exec(name)?.[1] ?? []))
    expect(values('route').size).toBeLessThan(25)
    expect(
      [...values('method')].filter((verb) => !/^(?:GET|POST|OPTIONS|HEAD|other)$/.test(verb)),
    ).toEqual([])
  })

  it.skipIf(!hasPromtool)('passes the checks of promtool', () => {
    const own = text.slice(text.indexOf('# HELP lede_'))
    const { status, stdout, stderr } = spawnSync(promtool, ['check', 'metrics'], { input: own })
    expect({ status, said: `${String(stdout)}${String(stderr)}` }).toEqual({ status: 0, said: '' })
  })
})
