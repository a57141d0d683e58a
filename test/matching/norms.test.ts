// Lengths that scores are measured against, of the whole snapshot.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { createNorms, weightsOf } from '../../src/matching/norms.ts'
import { AUTHOR, B, BODY, K1, TITLE } from '../../src/ranking/bm25f.ts'
import { weightOf } from '../helpers/oracle/bm25f.ts'
import { sum } from '../helpers/oracle/corpus.ts'
import { anySmallNews, FIELDS, indexOf } from '../helpers/small-news.ts'

describe('weightsOf', () => {
  it('weighs the fields that are asked for, and no other', () => {
    expect(weightsOf(TITLE | BODY | AUTHOR)).toEqual({ title: 2, body: 1, author: 1 })
    expect(weightsOf(BODY)).toEqual({ title: 0, body: 1, author: 0 })
    expect(weightsOf(0)).toEqual({ title: 0, body: 0, author: 0 })
  })
})

describe('createNorms', () => {
  it('holds no story back in an index of empty ones', () => {
    const empty = {
      docCount: 0,
      totals: { title: 0, body: 0, author: 0 },
      newestMs: NaN,
      maxViews: 0,
    }
    const norms = createNorms(TITLE | BODY, empty)
    expect(new Set(norms)).toEqual(new Set([Math.fround(K1 * (1 - B))]))
  })

  it('never gives a longer story a lesser norm', () => {
    const { snapshot } = indexOf(['ferry port', 'ferry'])
    const norms = createNorms(TITLE, snapshot.statistics)
    norms.slice(1).forEach((norm, code) => {
      expect(norm).toBeGreaterThan(norms[code] ?? NaN)
    })
  })
})

describe('norms', () => {
  it('measure the length of a story over any fields against the average of all segments', () => {
    fc.assert(
      fc.property(anySmallNews, fc.nat({ max: FIELDS.length - 1 }), ({ live, corpus }, place) => {
        const [bits, names] = FIELDS[place] ?? [0, []]
        const byId = new Map(corpus.stories.map((story) => [story.story.id, story]))
        const average =
          sum(names.map((name) => weightOf(name) * corpus.lengths[name])) / corpus.stories.length
        live.readers.forEach((reader, i) => {
          const { codes, norms } = reader.norms(bits)
          expect(norms.length).toBe(256)
          for (let story = 0; story < reader.segment.storyCount; story++) {
            const own = byId.get(live.snapshot.segments[i]?.stories.get(story).id ?? '')
            const length = sum(
              names.map((name) => weightOf(name) * (own?.fields[name].length ?? NaN)),
            )
            const share = average === 0 ? 0 : length / average
            expect(norms[codes[story] ?? NaN]).toBeCloseTo(K1 * (1 - B + B * share), 5)
          }
        })
      }),
      { numRuns: 100 },
    )
  })

  it('are made once for a set of fields, and shared by the segments', () => {
    const { readers } = indexOf(['ferry', 'port'], { segmentOf: (i) => i })
    const [one, other] = readers.map((reader) => reader.norms(TITLE))
    expect(readers[0]?.norms(TITLE)).toBe(one)
    expect(one?.norms).toBe(other?.norms)
  })
})
