import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { findTerm } from '../../src/index/dictionary.ts'
import { filterOf, visitLists } from '../../src/ranking/visit-lists.ts'
import { toCorpus } from '../helpers/oracle/corpus.ts'
import { anySmallNews, indexOf, onlyReader } from '../helpers/small-news.ts'

type Visited = [list: number, position: number, weight: number]

function visited(
  ...[reader, story, filter]: Parameters<typeof visitLists> extends [
    infer R,
    infer S,
    infer F,
    unknown,
  ]
    ? [R, S, F]
    : never
): Visited[] {
  const found: Visited[] = []
  visitLists(reader, story, filter, (...one) => found.push(one))
  return found
}

describe('visitLists', () => {
  it('visits forms of a stem as one list, the parts of a compound and not its whole', () => {
    const reader = onlyReader(
      indexOf([{ title: 'Ferry ferries', body: 'harbour-ferry', author: 'Ferry' }]),
    )
    const { dictionary, groups } = reader.segment
    const listOf = (term: string): number => groups.listOf[findTerm(dictionary, term)] ?? NaN
    const body = 1 << 20
    expect(visited(reader, 0, undefined)).toEqual([
      [listOf('ferry'), 0, 2],
      [listOf('ferry'), 1, 2],
      [listOf('harbour'), body, 1],
      [listOf('ferry'), body + 1, 1],
    ])
  })

  it('visits what reading the texts gives, for any stories', () => {
    fc.assert(
      fc.property(anySmallNews, ({ live }) => {
        live.readers.forEach((reader, i) => {
          const { stories } = live.snapshot.segments[i] ?? {
            stories: { count: 0, get: () => undefined as never },
          }
          const { dictionary, groups } = reader.segment
          for (let story = 0; story < stories.count; story++) {
            const [read] = toCorpus([stories.get(story)]).stories
            const expected = (['title', 'body'] as const).flatMap((name, field) =>
              (read?.fields[name].tokens ?? [])
                .filter(({ span }) => span === 1)
                .map(({ term }, position) => [
                  groups.listOf[findTerm(dictionary, term)],
                  field * (1 << 20) + position,
                  name === 'title' ? 2 : 1,
                ]),
            )
            expect(visited(reader, story, undefined)).toEqual(expected)
          }
        })
      }),
      { numRuns: 60 },
    )
  })

  it('looks at the first 2000 tokens of a field', () => {
    const reader = onlyReader(indexOf([{ title: 'Port', body: 'ferry '.repeat(3000) }]))
    expect(visited(reader, 0, undefined)).toHaveLength(2001)
  })

  it('keeps none back that a filter is of, and counts the positions of those that it keeps back', () => {
    const reader = onlyReader(indexOf(['ferry port tram ferry']))
    const { dictionary, groups } = reader.segment
    const tram = groups.listOf[findTerm(dictionary, 'tram')] ?? NaN
    expect(visited(reader, 0, filterOf([tram]))).toEqual([[tram, 2, 2]])
    expect(visited(reader, 0, filterOf([]))).toEqual([])
  })
})

describe('filterOf', () => {
  it('lets every list of it through, however large its number', () => {
    fc.assert(
      fc.property(fc.array(fc.nat()), (lists) => {
        const filter = filterOf(lists)
        expect(lists.every((list) => filter[list % filter.length] === 1)).toBe(true)
      }),
    )
  })
})
