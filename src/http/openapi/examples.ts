// Examples of answers: one invented story, told through every answer.
import { parseSearchParameters } from '../../engine/parameters.ts'
import type { Hit, SearchResponse, SuggestResponse } from '../../engine/response.ts'
import type { Story } from '../../story/story.ts'
import { toFeed, type Feed } from '../feed/feed.ts'

const shown = {
  id: 'harbour-ferry-back-after-storm-repairs-1f0c',
  kind: 'article',
  title: 'Harbour ferry back after storm repairs',
  truncated: false,
  author: 'Ines Marlow',
  publishedAt: '2025-10-20T07:30:00+00:00',
  views: 412,
  section: 'local',
  lists: ['latest'],
} as const

const story: Story = {
  ...shown,
  body: 'PORT ELLIS – The harbour ferry sails again on Monday.\n\nIts ramp was torn off in the storm.',
  source: 'pages/harbour.txt',
}

const hit: Hit = {
  ...shown,
  score: 9.41,
  highlights: {
    title: { html: 'Harbour <mark>ferry</mark> back after storm repairs', ranges: [[8, 13]] },
  },
  excerpts: [
    {
      field: 'body',
      html: 'PORT ELLIS – The harbour <mark>ferry</mark> sails again on Monday.',
      text: 'PORT ELLIS – The harbour ferry sails again on Monday.',
      start: 0,
      ranges: [[25, 30]],
    },
  ],
}

const search: SearchResponse = {
  q: 'ferry',
  interpretation: { clauses: ['ferry'], matching: 'all', dropped: [], corrected: {} },
  totalHits: 1,
  page: 1,
  pageSize: 10,
  totalPages: 1,
  tookMs: 0.18,
  hits: [hit],
  facets: { month: { '2025-10': 1 } },
}

/** An invented address of the service. */
export const EXAMPLE_BASE = 'https://search.example'

/** The same search as a feed, under an invented address. */
const feed: Feed = toFeed(search, {
  form: 'jsonfeed',
  request: parseSearchParameters({ q: 'ferry' }, { nowMs: 0, timeZone: 'UTC' }),
  parameters: { q: 'ferry' },
  base: EXAMPLE_BASE,
})

const suggest: SuggestResponse = {
  q: 'fer',
  suggestions: [
    { text: 'ferry', html: '<mark>fer</mark>ry', kind: 'term' },
    {
      text: story.title,
      html: 'Harbour <mark>fer</mark>ry back after storm repairs',
      kind: 'story',
      id: story.id,
    },
  ],
}

/** Examples by what they show. */
export const EXAMPLES = {
  story,
  searchParameters: { q: 'ferry', pageSize: 5, facets: ['month'] },
  search,
  feed,
  suggest,
  openSearch: ['fer', suggest.suggestions.map((suggestion) => suggestion.text)],
  related: { id: 'storm-floods-old-town-77ab', hits: [{ ...hit, excerpts: [] }] },
  health: { status: 'alive' },
  readiness: {
    status: 'ready',
    generation: '3c9f1b0a5d7e2468',
    stories: 72,
    articles: 14,
    teasers: 58,
    terms: 4120,
  },
  metrics: 'lede_http_requests_total{route="/search",method="GET",status="200"} 1520\n',
  queryReport: {
    since: '2025-10-25T06:00:00.000Z',
    halfLifeHours: 24,
    searches: 1520,
    top: [{ q: 'ferry', count: 118.25, error: 0 }],
    withoutHits: [{ q: 'tram timetable', count: 12.5, error: 0 }],
  },
} as const
