// Segments make no difference:
// 1. the same stories in 1, 2, 7 or 40 segments, cut anywhere, give the same answers, suggestions, related
//    stories and exports, scores to nine digits, for any stories and requests;
// 2. with stories deleted, they find what an index of the stories that are left finds: hits, totals, facets and
//    near-duplicates; document frequencies count deleted stories until their segment is merged, so scores and
//    what goes by frequency may differ;
// 3. with stories deleted, segments make no difference either.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { parseSearchParameters } from '../../src/engine/parameters.ts'
import { inCanonicalOrder } from '../../src/story/story-order.ts'
import type { LiveIndex } from '../../src/search/live-index.ts'
import { matchingStories } from '../../src/search/matching-stories.ts'
import { relatedStories } from '../../src/search/related.ts'
import { searchIndex } from '../../src/search/search-index.ts'
import { suggest } from '../../src/search/suggest/suggest.ts'
import { buildIndex } from '../../src/store/build-index.ts'
import { findStory } from '../../src/store/story-numbers.ts'
import type { SearchParameters } from '../../src/engine/parameters.ts'
import type { Story } from '../../src/story/story.ts'
import { anyStoriesWithCopies, NOW_MS } from '../helpers/oracle/any-corpus.ts'
import { anyParameters, anyQuery } from '../helpers/oracle/any-query.ts'
import { expectSame, segmented } from '../helpers/segmented.ts'

const CONTEXT = { nowMs: NOW_MS, timeZone: 'UTC' }

function search(live: LiveIndex, parameters: SearchParameters) {
  const request = parseSearchParameters(parameters, CONTEXT)
  return searchIndex(live, request, { ...CONTEXT, clock: () => 0 })
}

function exported(live: LiveIndex, q: string): string[] {
  const request = parseSearchParameters({ q }, CONTEXT)
  return Array.from(matchingStories(live, request, CONTEXT), ({ id }) => id)
}

function related(live: LiveIndex, id: string): unknown {
  const story = findStory(live.snapshot, id)
  return story === undefined ? undefined : relatedStories(live, story, 5, NOW_MS)
}

/** How the stories are cut: each goes to one of so many segments, in stretches or at random. */
const anyCut = fc.oneof(
  fc
    .constantFrom(2, 7, 40)
    .map((count) => (i: number, all: number) => Math.floor((i * count) / all)),
  fc.tuple(fc.constantFrom(2, 7, 40), fc.nat()).map(
    ([count, salt]) =>
      (i: number) =>
        Math.imul(i + salt, 0x9e3779b1) % count,
  ),
)

const anyQuestions = fc.record({
  searches: fc.array(anyParameters, { minLength: 1, maxLength: 5 }),
  typed: fc.array(anyQuery, { maxLength: 3 }),
  exports: fc.array(anyQuery, { maxLength: 2 }),
})

const anyIndexed = anyStoriesWithCopies.map((stories) => buildIndex(stories).stories)

function expectSameAnswers(
  actual: LiveIndex,
  expected: LiveIndex,
  {
    searches,
    typed,
    exports,
  }: { searches: SearchParameters[]; typed: string[]; exports: string[] },
  stories: readonly Story[],
): void {
  for (const parameters of searches) {
    const asked = { ...parameters, explain: true }
    expectSame(search(actual, asked), search(expected, asked), JSON.stringify(parameters))
  }
  for (const q of typed) {
    const request = { q, limit: 8 }
    expectSame(suggest(actual, request, CONTEXT), suggest(expected, request, CONTEXT), `typed ${q}`)
  }
  for (const q of exports) expect(exported(actual, q), q).toEqual(exported(expected, q))
  for (const { id } of stories.slice(0, 4)) {
    expectSame(related(actual, id), related(expected, id), `related ${id}`)
  }
}

describe('segments', () => {
  it('make no difference to any answer', () => {
    fc.assert(
      fc.property(anyIndexed, anyCut, anyQuestions, (stories, cut, questions) => {
        const one = segmented(stories)
        const several = segmented(stories, { segmentOf: (i) => cut(i, stories.length) })
        expectSameAnswers(several, one, questions, stories)
      }),
      { numRuns: 400 },
    )
  })

  it('make no difference where stories are deleted', () => {
    fc.assert(
      fc.property(anyIndexed, anyCut, anyQuestions, fc.nat(), (stories, cut, questions, salt) => {
        const isDeleted = ({ id }: Story): boolean =>
          (Math.imul(id.length + id.charCodeAt(id.length - 1) + salt, 0x85ebca6b) >>> 3) % 3 === 0
        const one = segmented(stories, { isDeleted })
        const several = segmented(stories, { segmentOf: (i) => cut(i, stories.length), isDeleted })
        expectSameAnswers(several, one, questions, stories)
      }),
      { numRuns: 200 },
    )
  })

  it('find what is left where stories are deleted', () => {
    fc.assert(
      fc.property(anyIndexed, anyCut, anyQuery, fc.nat(), (stories, cut, q, salt) => {
        const isDeleted = ({ id }: Story): boolean =>
          (Math.imul(id.length + id.charCodeAt(id.length - 1) + salt, 0x85ebca6b) >>> 3) % 3 === 0
        const left = segmented(inCanonicalOrder(stories.filter((story) => !isDeleted(story))))
        const several = segmented(stories, { segmentOf: (i) => cut(i, stories.length), isDeleted })
        // Neither corrections nor what is enough depend on frequencies so.
        const asked: SearchParameters = {
          q,
          typos: 'off',
          match: 'all',
          sortBy: 'newest',
          facets: ['kind', 'author', 'section', 'list', 'month'],
          pageSize: 100,
          distinct: false,
        }
        const [actual, expected] = [search(several, asked), search(left, asked)]
        expect(actual.hits.map(({ id }) => id)).toEqual(expected.hits.map(({ id }) => id))
        expect(actual.totalHits).toBe(expected.totalHits)
        expect(lowerCase(actual.facets)).toEqual(lowerCase(expected.facets))
      }),
      { numRuns: 300 },
    )
  })
})

/** Which of several spellings of a facet's value is shown goes by stories that may be deleted. */
function lowerCase(facets: unknown): unknown {
  return JSON.parse(JSON.stringify(facets).toLowerCase())
}
