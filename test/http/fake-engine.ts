// A small engine in memory: enough to see what HTTP adds, and to count what reaches the engine.
import {
  parseLimit,
  parseSearchParameters,
  parseSuggestParameters,
  type SearchParameters,
} from '../../src/engine/parameters.ts'
import type { EngineStatus, SearchEngine } from '../../src/engine/search-engine.ts'
import type { Hit } from '../../src/engine/response.ts'
import { toStory, type Story } from '../../src/story/story.ts'

export const stories: readonly Story[] = [
  toStory({ id: 'ferry', title: 'Ferry back in service', body: 'It sails again.', views: 20 }),
  toStory({ id: 'bridge', title: 'Bridge <closed> & ferry full', body: 'Works last.', views: 50 }),
  toStory({ id: 'a/b %', title: 'Ünusual id \ud800', body: 'A lone surrogate \udfff ends it.' }),
]

export interface FakeEngine extends SearchEngine {
  /** What was asked, in order: `search`, `suggest`, `story`, `related`. */
  readonly calls: string[]
  /** Parameters of the last search. */
  lastSearch: SearchParameters | undefined
  generation: string
  ready: boolean
  /** Awaited by every answer. */
  before: () => Promise<unknown>
}

export const nowMs = Date.UTC(2025, 9, 26, 12)

export function createFakeEngine(): FakeEngine {
  const fake: FakeEngine = {
    calls: [],
    lastSearch: undefined,
    generation: 'one',
    ready: true,
    before: () => Promise.resolve(),
    async search(parameters, observer) {
      fake.calls.push('search')
      fake.lastSearch = parameters
      await fake.before()
      const request = parseSearchParameters(parameters, { nowMs, timeZone: 'UTC' })
      const words = request.q.toLowerCase()
      const found = stories.filter((story) => story.title.toLowerCase().includes(words))
      const start = (request.page - 1) * request.pageSize
      observer?.onTimings?.({ parseMs: 0.01, matchMs: 0.25, excerptMs: 1 })
      return {
        q: request.q,
        interpretation: {
          clauses: words === '' ? [] : [words],
          matching: 'all',
          dropped: [],
          corrected: {},
        },
        totalHits: found.length,
        page: request.page,
        pageSize: request.pageSize,
        totalPages: Math.ceil(found.length / request.pageSize),
        tookMs: 1.26,
        hits: found.slice(start, start + request.pageSize).map(toHit),
      }
    },
    async suggest(parameters) {
      fake.calls.push('suggest')
      await fake.before()
      const { q, limit } = parseSuggestParameters(parameters)
      const suggestions = stories
        .filter((story) => story.title.toLowerCase().includes(q.toLowerCase()))
        .map(({ id, title }) => ({ text: title, html: 'html', kind: 'story' as const, id }))
      return { q, suggestions: suggestions.slice(0, limit) }
    },
    async story(id) {
      fake.calls.push('story')
      await fake.before()
      return stories.find((story) => story.id === id)
    },
    async related(id, limit) {
      fake.calls.push('related')
      await fake.before()
      if (!stories.some((story) => story.id === id)) return undefined
      const others = stories.filter((story) => story.id !== id)
      return others.slice(0, parseLimit(limit)).map((story) => ({ ...toHit(story), excerpts: [] }))
    },
    status: () =>
      Promise.resolve<EngineStatus>({
        ready: fake.ready,
        generation: fake.generation,
        stories: 3,
        articles: 3,
        teasers: 0,
        terms: 12,
      }),
  }
  return fake
}

function toHit(story: Story): Hit {
  const { id, kind, title, body, truncated, views, lists } = story
  return {
    id,
    kind,
    title,
    truncated,
    ...(views === undefined ? {} : { views }),
    lists,
    score: 1.5,
    highlights: { title: { html: 'html', ranges: [[0, 5]] } },
    excerpts: [{ field: 'body', html: 'html', text: body, start: 0, ranges: [] }],
  }
}
