import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import {
  createTermFilter,
  EVERY_TERM,
  findPhrase,
  STREAM_AUTHOR,
  STREAM_BODY,
  STREAM_TITLE,
  TokenStreamBuilder,
  type TokenStreams,
  visitStream,
} from '../../src/index/token-streams.ts'

interface StreamToken {
  readonly term: number
  readonly start: number
  readonly end: number
  readonly isWhole: boolean
}

/** Fields in order: title, body and author of story 0, then of story 1, ... */
function build(fields: readonly (readonly StreamToken[])[]): TokenStreams {
  const builder = new TokenStreamBuilder()
  for (const tokens of fields) {
    builder.beginField()
    for (const { term, start, end, isWhole } of tokens) builder.add(term, start, end, isWhole)
  }
  return builder.build()
}

/** A story whose fields hold these terms, `*` before the whole of a compound. */
function story(...fields: readonly string[]): TokenStreams {
  return build(
    fields.map((field) =>
      field
        .split(' ')
        .filter((written) => written !== '')
        .map((written, i) => ({
          term: Number(written.replace('*', '')),
          start: i * 2,
          end: i * 2 + 1,
          isWhole: written.startsWith('*'),
        })),
    ),
  )
}

describe('visitStream', () => {
  it('gives back every token of every field as it was added', () => {
    const anyToken = fc.record({
      term: fc.nat({ max: 2 ** 31 - 1 }),
      gap: fc.oneof(fc.nat({ max: 9 }), fc.integer({ min: 250, max: 70_000 })),
      length: fc.oneof(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 250, max: 70_000 })),
      isWhole: fc.boolean(),
    })
    const anyField = fc.array(anyToken, { maxLength: 8 }).map((tokens) => {
      let start = 0
      return tokens.map(({ term, gap, length, isWhole }) => {
        start += gap
        return { term, start, end: start + length, isWhole }
      })
    })
    fc.assert(
      fc.property(fc.array(fc.tuple(anyField, anyField, anyField), { maxLength: 5 }), (stories) => {
        const streams = build(stories.flat())
        stories.forEach((fields, number) => {
          fields.forEach((tokens, field) => {
            const found: Omit<StreamToken, 'isWhole'>[] = []
            visitStream(streams, number, field, EVERY_TERM, (term, _, start, end) => {
              found.push({ term, start, end })
            })
            expect(found).toEqual(tokens.map(({ term, start, end }) => ({ term, start, end })))
          })
        })
      }),
    )
  })

  it.each([
    ['a term', [7], [], [7]],
    ['a short range', [], [{ from: 3, to: 5 }], [3, 4]],
    ['a long range', [9], [{ from: 4, to: 4000 }], [4, 9, 7, 1030]],
    ['nothing', [], [], []],
  ])('visits what the filter looks for: %s', (_, terms, ranges, expected) => {
    const streams = story('3 4 9 7 1030 *3')
    const wanted = (term: number): boolean =>
      terms.includes(term) || ranges.some(({ from, to }) => term >= from && term < to)
    const found = new Set<number>()
    visitStream(
      streams,
      0,
      STREAM_TITLE,
      createTermFilter(terms, ranges),
      (term, _token, start) => {
        if (wanted(term)) found.add(term)
        // Offsets go on over tokens that were passed over.
        expect(start % 2).toBe(0)
      },
    )
    expect([...found].sort((a, b) => a - b)).toEqual([...expected].sort((a, b) => a - b))
  })
})

describe('findPhrase', () => {
  it.each([
    ['terms side by side', '7 1 2 3 7', [1, 2, 3], 1],
    ['a single term', '1 2 1', [1], 2],
    ['every place', '1 2 7 1 2', [1, 2], 2],
    ['places that overlap', '1 1 1', [1, 1], 2],
    ['terms after a false start', '1 1 2', [1, 2], 1],
    ['no terms in another order', '2 1', [1, 2], 0],
    ['no terms with another between', '1 7 2', [1, 2], 0],
    ['no beginning of it at the end', '7 1', [1, 2], 0],
    ['parts past the whole of a compound', '1 *9 2 3', [1, 2, 3], 1],
    ['parts of two compounds', '*9 1 2 *8 3 4', [2, 3], 1],
    ['no whole of a compound', '*9 1 2', [9], 0],
    ['nothing in an empty field', '', [1], 0],
  ])('finds %s', (_, title, phrase, expected) => {
    expect(findPhrase(story(title, '', ''), 0, STREAM_TITLE, phrase)).toBe(expected)
  })

  it('stays in its field', () => {
    const streams = story('1', '2 1', '2')
    expect(findPhrase(streams, 0, STREAM_TITLE, [1, 2])).toBe(0)
    expect(findPhrase(streams, 0, STREAM_BODY, [1, 2])).toBe(0)
    expect(findPhrase(streams, 0, STREAM_BODY, [2, 1])).toBe(1)
    expect(findPhrase(streams, 0, STREAM_AUTHOR, [2])).toBe(1)
  })

  it('reports the tokens of each place, no whole among them', () => {
    const places: (readonly number[])[] = []
    const streams = story('7', '1 *9 2 1 2', '')
    findPhrase(streams, 0, STREAM_BODY, [1, 2], (tokens) => places.push(tokens))
    const body = streams.offsets[STREAM_BODY] ?? NaN
    expect(places).toEqual([
      [body, body + 2],
      [body + 3, body + 4],
    ])
  })
})
