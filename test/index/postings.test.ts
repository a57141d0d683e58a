import { describe, expect, it } from 'vitest'

import {
  bodyFreqOf,
  concatPostings,
  docFreqOf,
  ListMerger,
  packTermFreqs,
  type Postings,
  PostingsBuilder,
  postingsInRange,
  titleFreqOf,
  visitPostings,
  weightedFreq,
} from '../../src/index/postings.ts'

/** [story, title frequency, body frequency] */
type Posting = readonly [story: number, title: number, body: number]

function build(lists: readonly (readonly Posting[])[]): Postings {
  const builder = new PostingsBuilder()
  for (const list of lists) {
    builder.beginList()
    for (const [story, title, body] of list) builder.add(story, packTermFreqs(title, body))
  }
  return builder.build()
}

function read({ offsets, stories, termFreqs }: Postings): Posting[][] {
  return Array.from({ length: offsets.length - 1 }, (_, list) => {
    const from = offsets[list] ?? 0
    return Array.from(stories.subarray(from, offsets[list + 1]), (story, i) => {
      const packed = termFreqs[from + i] ?? 0
      return [story, packed >>> 12, packed & 0xfff]
    })
  })
}

const LISTS: readonly (readonly Posting[])[] = [
  [
    [0, 1, 2],
    [3, 0, 4],
  ],
  [],
  [
    [0, 2, 0],
    [1, 0, 1],
  ],
]

describe('packTermFreqs', () => {
  it.each([
    [0, 1, [0, 1]],
    [15, 4095, [15, 4095]],
    [16, 4096, [15, 4095]],
    [1_000_000, 0, [15, 0]],
  ])('keeps %i in a title and %i in a body as %j', (title, body, expected) => {
    expect(read(build([[[0, title, body]]]))).toEqual([[[0, ...expected]]])
  })
})

describe('PostingsBuilder', () => {
  it('lays lists end to end, empty ones too', () => {
    expect(read(build(LISTS))).toEqual(LISTS)
  })

  it('makes no list of nothing', () => {
    expect(read(build([]))).toEqual([])
  })

  it('grows with what is added', () => {
    const list = Array.from({ length: 5000 }, (_, story): Posting => [story, story % 16, 1])
    expect(read(build([[], list]))).toEqual([[], list])
  })
})

describe('docFreqOf', () => {
  it('counts the stories of a list', () => {
    const postings = build(LISTS)
    expect(LISTS.map((_, list) => docFreqOf(postings, list))).toEqual([2, 0, 2])
  })

  it('is 0 for a list that is not there', () => {
    expect(docFreqOf(build(LISTS), 99)).toBe(0)
    expect(docFreqOf(build(LISTS), -1)).toBe(0)
  })
})

describe('concatPostings', () => {
  it('gives the lists of one after those of the other', () => {
    const others: readonly (readonly Posting[])[] = [[[7, 1, 1]], []]
    expect(read(concatPostings([build(LISTS), build([]), build(others)]))).toEqual([
      ...LISTS,
      ...others,
    ])
  })
})

describe('ListMerger', () => {
  /** Merges whole lists of `source` by number. */
  function merge(lists: readonly (readonly Posting[])[], numbers: readonly (readonly number[])[]) {
    const source = build(lists)
    const merger = new ListMerger(10)
    const target = new PostingsBuilder()
    for (const wanted of numbers) {
      const stretches = wanted.map(
        (list) => [source.offsets[list] ?? 0, source.offsets[list + 1] ?? 0] as const,
      )
      merger.merge(source, stretches, target)
    }
    return read(target.build())
  }

  it('unites lists in order of story and adds up what both hold', () => {
    expect(merge(LISTS, [[0, 2]])).toEqual([
      [
        [0, 3, 2],
        [1, 0, 1],
        [3, 0, 4],
      ],
    ])
  })

  it('caps sums as it caps counts', () => {
    expect(merge([[[4, 9, 4000]], [[4, 9, 4000]]], [[0, 1]])).toEqual([[[4, 15, 4095]]])
  })

  it('starts anew with each list', () => {
    expect(merge(LISTS, [[0], [0], [], [2]])).toEqual([LISTS[0], LISTS[0], [], LISTS[2]])
  })
})

describe('weightedFreq', () => {
  it.each([
    ['a title twice, a body once', 2, 1, 2 * 3 + 7],
    ['a title alone', 2, 0, 6],
    ['a body alone', 0, 1, 7],
    ['no field', 0, 0, 0],
  ])('counts %s', (_, titleWeight, bodyWeight, expected) => {
    expect(weightedFreq(packTermFreqs(3, 7), titleWeight, bodyWeight)).toBe(expected)
  })

  it('is of the two frequencies that can be read one by one, for all that can be packed', () => {
    for (const packed of [0, 1, 4095, 4096, 0xf000, 0xffff]) {
      const apart = 2 * titleFreqOf(packed) + bodyFreqOf(packed)
      expect(weightedFreq(packed, 2, 1)).toBe(apart)
    }
  })
})

describe('postingsInRange', () => {
  it('counts the postings of neighbouring lists together', () => {
    const postings = build(LISTS)
    const count = (from: number, to: number): number => postingsInRange(postings, { from, to })
    expect([count(0, 3), count(0, 1), count(1, 2), count(2, 2)]).toEqual([4, 2, 0, 0])
  })
})

describe('visitPostings', () => {
  it('visits a stretch in order, with the place of each posting', () => {
    const visited: number[][] = []
    visitPostings(build(LISTS), 1, 3, (...one) => visited.push(one))
    expect(visited).toEqual([
      [3, packTermFreqs(0, 4), 1],
      [0, packTermFreqs(2, 0), 2],
    ])
    visitPostings(build(LISTS), 2, 2, () => expect.unreachable())
  })
})
