// A cursor and a table say of any ascending stories what filtering the list says.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { packTermFreqs, PostingsBuilder } from '../../src/index/postings.ts'
import { FreqTable, PostingsCursor } from '../../src/matching/postings-cursor.ts'
import { type PostingsRange, toRange } from '../../src/matching/scorer.ts'

/** [story, title frequency, body frequency], ascending. */
type Posting = readonly [story: number, title: number, body: number]

const STORIES = 400

/** The second of three lists, so that a cursor that leaves its list is seen. */
function rangeOf(list: readonly Posting[], titleWeight: number, bodyWeight: number): PostingsRange {
  const builder = new PostingsBuilder()
  for (const postings of [
    [[3, 9, 9] as Posting],
    list,
    [[0, 9, 9] as Posting, [399, 9, 9] as Posting],
  ]) {
    builder.beginList()
    for (const [story, title, body] of postings) builder.add(story, packTermFreqs(title, body))
  }
  return toRange(builder.build(), titleWeight, bodyWeight, 1)
}

const anyList: fc.Arbitrary<Posting[]> = fc
  .uniqueArray(
    fc.tuple(fc.nat({ max: STORIES - 1 }), fc.nat({ max: 15 }), fc.integer({ min: 1, max: 40 })),
    {
      selector: ([story]) => story,
      maxLength: 200,
    },
  )
  .map((list) => list.sort(([a], [b]) => a - b))

const anyStories = fc
  .uniqueArray(fc.nat({ max: STORIES - 1 }), { maxLength: 200 })
  .map((stories) => stories.sort((a, b) => a - b))

/** For few candidates a cursor leaps, for many it steps. */
const anyCandidates = fc.constantFrom(0, 1, STORIES)

describe('PostingsCursor', () => {
  it('gives the weighted frequency, 0 for a story that is not in the list', () => {
    const cursor = new PostingsCursor(
      rangeOf(
        [
          [2, 1, 3],
          [5, 0, 1],
        ],
        2,
        1,
      ),
      3,
    )
    expect([0, 2, 3, 5, 9].map((story) => cursor.freqOf(story))).toEqual([0, 5, 0, 1, 0])
  })

  it('may be asked for one story twice', () => {
    const cursor = new PostingsCursor(rangeOf([[2, 0, 3]], 2, 1), 0)
    expect([cursor.freqOf(2), cursor.freqOf(2)]).toEqual([3, 3])
  })

  it('gives 0 where only a field that is not asked for holds the term', () => {
    const cursor = new PostingsCursor(rangeOf([[2, 0, 3]], 2, 0), 1)
    expect(cursor.freqOf(2)).toBe(0)
  })

  it('gives of any stories what looking each up gives, however many are expected', () => {
    fc.assert(
      fc.property(anyList, anyStories, anyCandidates, (list, stories, candidates) => {
        const cursor = new PostingsCursor(rangeOf(list, 2, 1), candidates)
        const expected = stories.map((story) => {
          const [, title = 0, body = 0] = list.find(([other]) => other === story) ?? []
          return 2 * title + body
        })
        expect(stories.map((story) => cursor.freqOf(story))).toEqual(expected)
      }),
      { numRuns: 300 },
    )
  })
})

describe('FreqTable', () => {
  it('gives of every story what a cursor gives', () => {
    fc.assert(
      fc.property(anyList, (list) => {
        const packed = new Uint16Array(STORIES)
        for (const [story, title, body] of list) packed[story] = packTermFreqs(title, body)
        const range = rangeOf(list, 2, 1)
        const [table, cursor] = [new FreqTable(packed, range), new PostingsCursor(range, STORIES)]
        for (let story = 0; story < STORIES; story++) {
          expect(table.freqOf(story)).toBe(cursor.freqOf(story))
        }
      }),
      { numRuns: 30 },
    )
  })
})
