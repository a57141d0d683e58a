import { describe, expect, it } from 'vitest'

import { createEngine } from '../../src/engines/embedded/embedded.ts'
import { buildIndex } from '../../src/store/build-index.ts'
import { askTitles, idsOf, others } from '../helpers/ask-titles.ts'

/** A story of one title, published then. */
const at = (publishedAt: string, title = 'Olympics') => ({ title, publishedAt })

describe('stories of a year', () => {
  it.each([
    ['from its first moment on', '2008-01-01T00:00:00Z', true],
    ['to its last', '2008-12-31T23:59:59Z', true],
    ['not before', '2007-12-31T23:59:59Z', false],
    ['not after', '2009-01-01T00:00:00Z', false],
    ['in UTC', '2008-01-01T01:00:00+04:00', false],
  ])('are those published in it: %s', async (_, publishedAt, isFound) => {
    const stories = [at(publishedAt), at('2012-08-01T00:00:00Z', 'Sailing'), ...others(5)]
    const found = await askTitles(stories, { q: 'olympics 2008 ', match: 'all' })
    expect(idsOf(found)).toEqual(isFound ? [0] : [])
  })

  it('are not those without a date', async () => {
    const stories = ['Olympics', 'Sailing'].map((title) => ({ id: title, title, body: '' }))
    const engine = createEngine(buildIndex(stories))
    expect((await engine.search({ q: 'olympics 2008 ', match: 'all' })).totalHits).toBe(0)
  })

  it('earn what a word in as many stories does', async () => {
    const stories = [
      at('2008-08-08T00:00:00Z'),
      at('2012-08-08T00:00:00Z'),
      ...others(20).map((title) => ({ title, publishedAt: '2014-01-01T00:00:00Z' })),
    ]
    const { hits } = await askTitles(stories, { q: 'olympics 2008 ', explain: true })
    const year = hits[0]?.explanation?.clauses.find(({ clause }) => clause === '2008')
    // One story of 22: idf of 1, once, at average length.
    expect(year?.score).toBeCloseTo(Math.log(1 + (22 - 1 + 0.5) / (1 + 0.5)), 6)
  })
})
