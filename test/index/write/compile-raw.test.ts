// A serialized index in arrays says of each story what its texts say, word by word.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { decodeLength } from '../../../src/index/field-lengths.ts'
import { termAt } from '../../../src/index/dictionary.ts'
import { bodyFreqOf, type Postings, titleFreqOf } from '../../../src/index/postings.ts'
import { EVERY_TERM, visitStream } from '../../../src/index/token-streams.ts'
import { buildMiniSearch } from '../../../src/index/write/build-segments.ts'
import { compileRaw } from '../../../src/index/write/compile-raw.ts'
import { buildIndex } from '../../../src/store/build-index.ts'
import type { Story } from '../../../src/story/story.ts'
import { anyStories } from '../../helpers/oracle/any-corpus.ts'
import { toCorpus } from '../../helpers/oracle/corpus.ts'
import { toStories } from '../../helpers/small-news.ts'

const compile = (stories: readonly Story[]) => compileRaw(stories, buildMiniSearch(stories))

/** `story: [title, body]` of a list. */
function freqsOf(
  { offsets, stories, termFreqs }: Postings,
  list: number,
): [number, number, number][] {
  const from = offsets[list] ?? 0
  return Array.from(stories.subarray(from, offsets[list + 1]), (story, i) => {
    const packed = termFreqs[from + i] ?? 0
    return [story, titleFreqOf(packed), bodyFreqOf(packed)]
  })
}

describe('compileRaw', () => {
  it('takes the dictionary, the postings, the lengths and the streams from the texts, whatever they are', () => {
    fc.assert(
      fc.property(anyStories, (inputs) => {
        const { stories } = buildIndex(inputs)
        const corpus = toCorpus(stories)
        const raw = compile(stories)
        expect(raw.storyCount).toBe(stories.length)
        const terms = Array.from({ length: raw.dictionary.size }, (_, term) =>
          termAt(raw.dictionary, term),
        )
        expect(terms).toEqual(corpus.terms)
        terms.forEach((text, term) => {
          const counts = corpus.stories.map(({ fields }) =>
            [fields.title, fields.body, fields.author].map(
              (field) => field.termFreqs.get(text) ?? 0,
            ),
          )
          const inContent = counts.flatMap(([title = 0, body = 0], story) =>
            title + body > 0 ? [[story, title, body]] : [],
          )
          const byAuthor = counts.flatMap(([, , author = 0], story) =>
            author > 0 ? [[story, 0, author]] : [],
          )
          expect(freqsOf(raw.content, term)).toEqual(inContent)
          expect(freqsOf(raw.author, term)).toEqual(byAuthor)
        })
        corpus.stories.forEach(({ fields }, story) => {
          for (const [number, name] of (['title', 'body', 'author'] as const).entries()) {
            const tokens: unknown[] = []
            visitStream(raw.streams, story, number, EVERY_TERM, (term, _, start, end) => {
              tokens.push({ term: terms[term], start, end })
            })
            expect(tokens).toEqual(
              fields[name].tokens.map(({ term, start, end }) => ({ term, start, end })),
            )
          }
          expect(decodeLength(raw.lengths.title[story] ?? NaN)).toBe(fields.title.length)
        })
        expect(raw.lengths.totals).toEqual(corpus.lengths)
      }),
      { numRuns: 60 },
    )
  })

  it('counts spellings in titles and bodies; a name is spelt as its bearer spells it', () => {
    const { spellings, dictionary } = compile(
      toStories([{ title: 'Élysée', body: 'élysée Elysee', author: 'Élodie' }]),
    )
    const read = Array.from(spellings, ([term, counts]) => [termAt(dictionary, term), [...counts]])
    expect(read).toEqual([['elysee', [['élysée', 2]]]])
  })

  it('makes an empty segment of no stories', () => {
    const raw = compile([])
    expect([raw.storyCount, raw.dictionary.size, [...raw.content.offsets]]).toEqual([0, 0, [0]])
  })

  it.each([
    ['has fewer stories', ['Ferry'], ['Ferry', 'Port'], 'received 1 documents'],
    ['lacks a term', ['Ferry'], ['Tram'], '"tram"'],
  ])('refuses an index that %s', (_, indexed, told, message) => {
    const miniSearch = buildMiniSearch(toStories(indexed))
    expect(() => compileRaw(toStories(told), miniSearch)).toThrow(
      expect.objectContaining({
        code: 'index_damaged',
        message: expect.stringContaining(message) as string,
      }),
    )
  })
})
