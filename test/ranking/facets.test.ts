import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { countFacets, type FacetColumn } from '../../src/ranking/facets.ts'
import { giveBack, listAllMatches } from '../../src/ranking/matches.ts'
import type { LiveIndex } from '../../src/search/live-index.ts'
import { findStory } from '../../src/store/story-numbers.ts'
import { countFacet } from '../helpers/oracle/count-facets.ts'
import { anySmallNews, indexOf, NEWEST_MS } from '../helpers/small-news.ts'

const FACETS: readonly FacetColumn[] = ['kind', 'author', 'section', 'list', 'month']

/** Counts over all stories that are not deleted, without the hidden ones. */
function count(
  live: LiveIndex,
  hiddenIds: readonly string[] = [],
): Record<string, Record<string, number>> {
  const selection = { required: [], excluded: [], filters: [] }
  const matches = listAllMatches(live.readers, selection, {
    order: 'newest',
    recency: 0,
    nowMs: NEWEST_MS,
  })
  const hidden = live.readers.map((reader) => ({
    reader,
    stories: hiddenIds.flatMap((id) => {
      const story = findStory(live.snapshot, id)
      const own = (story ?? -1) - reader.base
      return own >= 0 && own < reader.segment.storyCount ? [own] : []
    }),
  }))
  const counts = countFacets(live, matches, FACETS, hidden)
  giveBack(matches)
  return Object.fromEntries(
    Array.from(counts, ([facet, values]) => [facet, Object.fromEntries(values)]),
  )
}

describe('countFacets', () => {
  it('adds up values of several segments, whatever their numbers there', () => {
    const stories = [
      { section: 'World', lists: ['latest'] },
      { section: 'Sport', lists: ['trending', 'latest'] },
      { section: 'World', lists: ['trending'] },
      {},
    ]
    const { section, list, author } = count(indexOf(stories, { segmentOf: (i) => i % 2 }))
    // A story counts once for each of its lists; one without a section for none.
    expect([section, list, author]).toEqual([
      { World: 2, Sport: 1 },
      { latest: 2, trending: 2 },
      {},
    ])
  })

  it('shows a value as the newest story spells it, though that matches nothing', () => {
    const stories = [{ author: 'ANN' }, { author: 'Ann' }, { author: 'ann' }]
    for (const segmentOf of [(i: number) => i, (i: number) => 2 - i, () => 0]) {
      expect(count(indexOf(stories, { segmentOf }))['author']).toEqual({ ANN: 3 })
    }
    const deleted = indexOf(stories, { segmentOf: (i) => i, isDeleted: ({ id }) => id === '0' })
    expect(count(deleted)['author']).toEqual({ ANN: 2 })
  })

  it('leaves out what is hidden behind another one of its group, and values that none other has', () => {
    const stories = [{ section: 'Sport' }, { section: 'sport' }, { section: 'World' }]
    const live = indexOf(stories, { segmentOf: (i) => i % 2 })
    expect(count(live, ['1', '2'])['section']).toEqual({ Sport: 1 })
  })

  it('counts what looking at every story counts, over any segments', () => {
    fc.assert(
      fc.property(
        anySmallNews,
        fc.array(fc.nat({ max: 29 })),
        ({ live, corpus, isDeleted }, numbers) => {
          const hidden = new Set(numbers.map((number) => `s${number}`))
          const stories = corpus.stories.map(({ story }) => story)
          const shown = stories.filter((story) => !isDeleted(story) && !hidden.has(story.id))
          const counts = count(live, [...hidden])
          for (const facet of FACETS) {
            expect(counts[facet]).toEqual(countFacet(stories, shown, facet))
          }
        },
      ),
      { numRuns: 200 },
    )
  })
})
