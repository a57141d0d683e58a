// An export has the stories of a search, all of them and in its order: what paging to the end finds.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createEngine } from '../../src/engines/embedded/embedded.ts'
import type { SearchParameters } from '../../src/engine/parameters.ts'
import type { SearchEngine } from '../../src/engine/search-engine.ts'
import { buildIndex } from '../../src/store/build-index.ts'
import { buildSegments } from '../../src/index/write/build-segments.ts'
import type { NewsIndex } from '../../src/index/news-index.ts'
import type { StoryInput } from '../../src/story/story.ts'
import { anyStories, NOW_MS } from '../helpers/oracle/any-corpus.ts'
import { anyParameters } from '../helpers/oracle/any-query.ts'

const ORDERS = ['relevance', 'newest', 'oldest', 'popularity'] as const

/** The same index as several segments, as large ones are. */
function inSegments(index: NewsIndex, stories: number): NewsIndex {
  return { ...index, segments: buildSegments(index.stories, { stories, characters: Infinity }) }
}

async function exported(
  engine: SearchEngine,
  parameters: SearchParameters,
): Promise<readonly string[]> {
  const ids: string[] = []
  for await (const { id } of engine.export?.(parameters) ?? []) ids.push(id)
  return ids
}

async function paged(
  engine: SearchEngine,
  parameters: SearchParameters,
): Promise<readonly string[]> {
  const ids: string[] = []
  for (let page = 1; ; page++) {
    const window = { page, pageSize: 100, distinct: false, excerpts: 0 }
    const { hits, totalPages } = await engine.search({ ...parameters, ...window })
    ids.push(...hits.map(({ id }) => id))
    if (page >= totalPages) return ids
  }
}

const WORDS = ['ferry', 'harbour', 'storm', 'bridge', 'report', 'council']

/** Stories in which the words stand in many different mixtures, some undated and unviewed. */
const STORIES: readonly StoryInput[] = Array.from({ length: 420 }, (_, i) => ({
  id: `story-${i}`,
  title: `${WORDS[i % 6] ?? ''} ${WORDS[(i * 7) % 5] ?? ''}`,
  body: WORDS.filter((_word, n) => (i >> n) % 2 === 0)
    .map((word) => `${word} `.repeat(1 + (i % 5)))
    .join('and '),
  ...(i % 11 !== 0 && { publishedAt: new Date(NOW_MS - (i % 97) * 86_400_000).toISOString() }),
  ...(i % 7 !== 0 && { views: (i * 37) % 1000 }),
}))

describe('matchingStories', () => {
  const engine = createEngine(inSegments(buildIndex(STORIES), 150), { now: () => NOW_MS })

  it.each(ORDERS)('gives all that a search finds, by %s', async (sortBy) => {
    for (const q of [
      '',
      'ferry',
      'storm harbour',
      'ferry OR bridge',
      'ferri -storm',
      '"and storm"',
    ]) {
      const all = await paged(engine, { q, sortBy })
      expect(await exported(engine, { q, sortBy }), q).toEqual(all)
      expect(new Set(all).size).toBe(all.length)
    }
    expect(await exported(engine, { q: 'ferry', sortBy })).not.toHaveLength(0)
    expect((await exported(engine, { q: '', sortBy })).length).toBe(420)
  })

  it('gives all that a description finds, the closest first', async () => {
    const q = 'ferry harbour storm bridge report council weather tides mayor'
    expect(await exported(engine, { q })).toEqual(await paged(engine, { q }))
  })

  it('does so for any stories and queries', async () => {
    await fc.assert(
      fc.asyncProperty(anyStories, anyParameters, async (stories, parameters) => {
        const few = createEngine(buildIndex(stories), { now: () => NOW_MS })
        const asked = { ...parameters, page: 1, facets: [] }
        expect(await exported(few, asked)).toEqual(await paged(few, asked))
      }),
      { numRuns: 60, interruptAfterTimeLimit: 10_000 },
    )
  })

  it('rejects bad parameters when it is asked for the first story', async () => {
    await expect(exported(engine, { q: 'x'.repeat(600) })).rejects.toThrow(
      'Expected `q` to be text of at most 512 characters',
    )
  })
})
