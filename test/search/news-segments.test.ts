// Segments make no difference to real news:
// 1. every tenth story in seven segments, cut in stretches or interleaved, gives the answers of one segment to
//    queries taken from titles, scores to nine digits;
// 2. so it does for suggestions and related stories.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { Readable } from 'node:stream'
import { fileURLToPath } from 'node:url'
import { beforeAll, describe, expect, it } from 'vitest'

import { parseSearchParameters } from '../../src/engine/parameters.ts'
import type { SearchParameters } from '../../src/engine/parameters.ts'
import type { SearchResponse } from '../../src/engine/response.ts'
import type { LiveIndex } from '../../src/search/live-index.ts'
import { relatedStories } from '../../src/search/related.ts'
import { searchIndex } from '../../src/search/search-index.ts'
import { suggest } from '../../src/search/suggest/suggest.ts'
import { readStories } from '../../src/sources/read-stories.ts'
import { findStory } from '../../src/store/story-numbers.ts'
import { inCanonicalOrder } from '../../src/story/story-order.ts'
import type { Story } from '../../src/story/story.ts'
import { expectSame, segmented } from '../helpers/segmented.ts'
import { drawSearches, drawTyped } from '../helpers/title-questions.ts'

const news = fileURLToPath(new URL('../../../shared/data/news/', import.meta.url))
const isThere = existsSync(news)
if (!isThere) console.warn('skipped: segments of real news (no ../shared/data/news)')

const SEGMENTS = 7
const CONTEXT = { nowMs: Date.UTC(2022, 9, 1), timeZone: 'UTC' }

/**
 * Gives every tenth story of each collection, in the order of an index. So few have hardly a near-duplicate,
 * so every twentieth of them comes a second time with a sentence more.
 */
async function readNews(): Promise<readonly Story[]> {
  const lines = readdirSync(news).flatMap((name) =>
    readFileSync(`${news}${name}`, 'utf8')
      .split('\n')
      .filter((_, i) => i % 10 === 0),
  )
  const stdin = Readable.from([Buffer.from(lines.join('\n'))])
  const stories = await readStories(['-'], { stdin, format: 'jsonl' })
  const copies = stories
    .filter((_, i) => i % 20 === 0)
    .map((story) => ({ ...story, id: `${story.id}-copy`, body: `${story.body} More follows.` }))
  return inCanonicalOrder([...stories, ...copies])
}

function search(live: LiveIndex, parameters: SearchParameters): SearchResponse {
  const request = parseSearchParameters(parameters, CONTEXT)
  return searchIndex(live, request, { ...CONTEXT, clock: () => 0 })
}

function typed(live: LiveIndex, q: string): unknown {
  return suggest(live, { q, limit: 8 }, CONTEXT)
}

function related(live: LiveIndex, id: string): unknown {
  const story = findStory(live.snapshot, id)
  return story === undefined ? undefined : relatedStories(live, story, 5, CONTEXT.nowMs)
}

describe.skipIf(!isThere)('segments of real news', () => {
  let stories: readonly Story[] = []
  let indexes: { readonly one: LiveIndex; readonly cut: readonly LiveIndex[] }

  beforeAll(async () => {
    stories = await readNews()
    const stretch = Math.ceil(stories.length / SEGMENTS)
    indexes = {
      one: segmented(stories),
      cut: [
        segmented(stories, { segmentOf: (i) => Math.floor(i / stretch) }),
        segmented(stories, { segmentOf: (i) => i % SEGMENTS }),
      ],
    }
  })

  /** Expects the same answer of each index, and gives it. */
  function check<T>(answer: (live: LiveIndex) => T, name: string): T {
    const expected = answer(indexes.one)
    for (const [i, live] of indexes.cut.entries()) {
      expectSame(answer(live), expected, `${i === 0 ? 'stretches' : 'interleaved'}, ${name}`)
    }
    return expected
  }

  it('make no difference to the answers to queries from titles', () => {
    const answers = drawSearches(stories, { count: 300, seed: 11 }).map((parameters) =>
      check((live) => search(live, parameters), JSON.stringify(parameters)),
    )
    // What has to have come up for this to say anything.
    const count = (is: (answer: SearchResponse) => boolean) => answers.filter(is).length
    expect(count(({ totalHits }) => totalHits > 0)).toBeGreaterThan(200)
    expect(count(({ interpretation }) => hasKeys(interpretation.corrected))).toBeGreaterThan(20)
    expect(count(({ interpretation }) => interpretation.matching !== 'all')).toBeGreaterThan(20)
    expect(count(({ hits }) => hits.some((hit) => hit.duplicates !== undefined))).toBeGreaterThan(5)
  })

  it('make no difference to suggestions', () => {
    for (const q of drawTyped(stories, { count: 50, seed: 12 })) {
      check((live) => typed(live, q), `typed ${q}`)
    }
  })

  it('make no difference to related stories', () => {
    const step = Math.floor(stories.length / 20)
    for (const { id } of stories.filter((_, i) => i % step === 0).slice(0, 20)) {
      check((live) => related(live, id), `related ${id}`)
    }
  })
})

function hasKeys(record: object): boolean {
  return Object.keys(record).length > 0
}
