// Neighbouring common terms: for each pair, the stories that hold it in a title or a body, and how often, are
// those that reading all stories gives.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { COMMON_SHARE, findCommonPairs, listOfPair } from '../../src/index/common-pairs.ts'
import { MIN_STORIES_FOR_DERIVED_LISTS } from '../../src/index/dense-prefixes.ts'
import { compileDictionary } from '../../src/index/dictionary.ts'
import { packTermFreqs, PostingsBuilder } from '../../src/index/postings.ts'
import { TokenStreamBuilder } from '../../src/index/token-streams.ts'

/** Terms of a title and a body; those of a compound's whole are negative, less 1. */
type Text = readonly [title: readonly number[], body: readonly number[]]

const TERMS = 5
const STORIES = MIN_STORIES_FOR_DERIVED_LISTS

function find(texts: readonly Text[]) {
  const streams = new TokenStreamBuilder()
  for (const fields of texts) {
    for (const field of [...fields, []]) {
      streams.beginField()
      field.forEach((term, i) => {
        streams.add(term < 0 ? -term - 1 : term, i * 2, i * 2 + 1, term < 0)
      })
    }
  }
  const content = new PostingsBuilder()
  for (let term = 0; term < TERMS; term++) {
    content.beginList()
    texts.forEach(([title, body], story) => {
      if (title.includes(term) || body.includes(term)) content.add(story, packTermFreqs(0, 1))
    })
  }
  return findCommonPairs({
    storyCount: texts.length,
    dictionary: compileDictionary(['a', 'b', 'c', 'd', 'e']),
    content: content.build(),
    streams: streams.build(),
  })
}

/** So many stories, which are those of `texts` over and over. */
const repeat = (texts: readonly Text[], count = STORIES): Text[] =>
  Array.from({ length: count }, (_, story): Text => texts[story % texts.length] ?? [[], []])

/** `story: packed` of a pair in the first stories; undefined where nothing is known of it. */
function postingsOf(
  pairs: ReturnType<typeof find>,
  first: number,
  second: number,
  below: number,
): [number, number][] | undefined {
  const list = listOfPair(pairs, first, second)
  if (list === undefined || list < 0) return list === undefined ? undefined : []
  const { offsets, stories, termFreqs } = pairs.postings
  const found: [number, number][] = []
  for (let p = offsets[list] ?? 0; p < (offsets[list + 1] ?? 0); p++) {
    found.push([stories[p] ?? NaN, termFreqs[p] ?? NaN])
  }
  return found.filter(([story]) => story < below)
}

const countPair = (field: readonly number[], first: number, second: number): number => {
  const parts = field.filter((term) => term >= 0)
  return parts.filter((term, i) => term === first && parts[i + 1] === second).length
}

describe('findCommonPairs', () => {
  const pairs = find(
    repeat([
      [
        [0, 1, 0, 1],
        [1, 0],
      ],
      [[0], [1]],
      ...Array<Text>(20).fill([[2], []]),
    ]),
  )

  it('counts a pair in title and body, in its order', () => {
    expect(postingsOf(pairs, 0, 1, 22)).toEqual([[0, packTermFreqs(2, 0)]])
    expect(postingsOf(pairs, 1, 0, 22)).toEqual([[0, packTermFreqs(1, 1)]])
  })

  it('knows of common terms that no story has them side by side, not even across title and body', () => {
    expect(listOfPair(pairs, 0, 0)).toBe(-1)
    expect(listOfPair(pairs, 0, 2)).toBe(-1)
  })

  it('knows nothing of terms that are rare or absent', () => {
    expect(listOfPair(pairs, 0, 3)).toBeUndefined()
    expect(listOfPair(pairs, -1, 0)).toBeUndefined()
  })

  it('takes no compound for a neighbour: its parts are', () => {
    const compound = find(
      repeat([
        [[0, -3, 1], []],
        [[2], []],
      ]),
    )
    expect(postingsOf(compound, 0, 1, 2)).toEqual([[0, packTermFreqs(1, 0)]])
    expect(listOfPair(compound, 0, 2)).toBe(-1)
  })

  it('takes no two for neighbours that a rare term stands between', () => {
    const texts: Text[] = [[[0, 3, 1], []], ...Array<Text>(40).fill([[0], [1]])]
    const between = find(repeat(texts))
    expect(listOfPair(between, 0, 3)).toBeUndefined()
    expect(listOfPair(between, 0, 1)).toBe(-1)
  })

  it('finds nothing where stories are few: all of them are soon read', () => {
    const few = find(repeat([[[0, 1], []]], 100))
    expect([few.keys.length, listOfPair(few, 0, 1)]).toEqual([0, undefined])
  })

  it('finds what reading every story finds', () => {
    const anyField = fc.array(fc.integer({ min: -2, max: TERMS - 1 }), { maxLength: 6 })
    const anyTexts = fc.array(fc.tuple(anyField, anyField), { minLength: 1, maxLength: 30 })
    fc.assert(
      fc.property(anyTexts, (texts) => {
        const all = repeat(texts)
        const found = find(all)
        const isCommon = (term: number): boolean =>
          all.filter(([title, body]) => title.includes(term) || body.includes(term)).length >
          STORIES * COMMON_SHARE
        for (let first = 0; first < TERMS; first++) {
          for (let second = 0; second < TERMS; second++) {
            const expected = texts.flatMap(([title, body], story) => {
              const freqs = [title, body].map((field) => countPair(field, first, second))
              const [inTitle = 0, inBody = 0] = freqs
              return inTitle + inBody > 0 ? [[story, packTermFreqs(inTitle, inBody)]] : []
            })
            expect(postingsOf(found, first, second, texts.length)).toEqual(
              isCommon(first) && isCommon(second) ? expected : undefined,
            )
          }
        }
      }),
      { numRuns: 10 },
    )
  })
})
