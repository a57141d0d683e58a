// What the leading stories have in common: the choice of stems is that of scoring every stem of every story.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { stemEnglishTerm } from '../../src/analysis/stemmer.ts'
import { commonStems, listsOfStems } from '../../src/ranking/feedback.ts'
import type { LiveIndex } from '../../src/search/live-index.ts'
import { findStory } from '../../src/store/story-numbers.ts'
import { idf, saturate } from '../helpers/oracle/bm25f.ts'
import { type Corpus, docFreqOf, toCorpus } from '../helpers/oracle/corpus.ts'
import { indexOf, onlyReader, type SmallStory, toStories, wordOf } from '../helpers/small-news.ts'

const CONTENT = ['title', 'body'] as const

type Leading = readonly (readonly [id: string, score: number])[]

/** The stems of a query of one word of boost 2. */
function common(live: LiveIndex, leading: Leading): Map<string, number> {
  const { weight } = wordOf({ live, corpus: toCorpus([]), isDeleted: () => false }, 'ferry')
  const hits = leading.map(([id, score]) => ({
    story: findStory(live.snapshot, id) ?? NaN,
    tier: 0,
    key: score,
    score,
  }))
  return new Map(commonStems(live.readers, [{ weight, mass: 1, boost: 2 }], hits))
}

/** The same by scoring all stems. */
function byBruteForce(corpus: Corpus, leading: Leading): Map<string, number> {
  const total = leading.reduce((sum, [, score]) => sum + score, 0)
  const said = new Map<string, number>()
  let length = 0
  for (const [id, score] of leading) {
    const story = corpus.stories.find((one) => one.story.id === id)
    if (story === undefined) continue
    const freqs = new Map<string, number>()
    for (const name of CONTENT) {
      for (const { term, span } of story.fields[name].tokens) {
        if (span > 1) continue
        const weight = name === 'title' ? 2 : 1
        const stem = stemEnglishTerm(term)
        freqs.set(stem, (freqs.get(stem) ?? 0) + weight)
        length += weight
      }
    }
    const share = total > 0 ? score / total : 1 / leading.length
    for (const [stem, freq] of freqs) {
      said.set(stem, (said.get(stem) ?? 0) + share * saturate(corpus, story, CONTENT, freq))
    }
  }
  const best = [...said]
    .filter(([stem]) => stem.length > 2 && !/\d/.test(stem))
    .map(([stem, weight]) => {
      const docFreq = docFreqOf(corpus, corpus.stems.get(stem) ?? [], CONTENT)
      const rarity = docFreq < 2 ? 0 : idf(corpus, docFreq)
      return { stem, rarity, weight: weight * rarity }
    })
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => b.weight - a.weight || (a.stem < b.stem ? -1 : 1))
    .slice(0, 15)
  const sum = best.reduce((all, { weight }) => all + weight, 0)
  const full = Math.min(1, length / Math.max(1, leading.length) / 150)
  return new Map(
    best.map(({ stem, weight, rarity }) => [stem, (0.5 * full * 2 * weight * rarity) / sum]),
  )
}

describe('commonStems', () => {
  const quarry = 'quarry stone dust'
  const live = indexOf([
    { body: `ferry ${quarry} 2025 ox alone` },
    { body: `ferry ${quarry} 2025 ox` },
    { body: 'ferry music' },
    ...Array.from({ length: 20 }, (): SmallStory => 'Other music'),
  ])

  it('are what leading stories say that others do not; no numbers, no stems of two letters, nothing that one story says', () => {
    const stems = common(live, [
      ['0', 1],
      ['1', 1],
    ])
    expect([...stems.keys()].sort()).toEqual(['dust', 'ferri', 'quarri', 'stone'])
  })

  it('count by rarity: what three stories say counts less than what two say', () => {
    const stems = common(live, [
      ['0', 1],
      ['1', 1],
    ])
    expect(stems.get('stone')).toBeGreaterThan(stems.get('ferri') ?? NaN)
  })

  it('count alike where age leaves nothing of all scores', () => {
    expect(
      common(live, [
        ['0', 0],
        ['1', 0],
      ]),
    ).toEqual(
      common(live, [
        ['0', 1],
        ['1', 1],
      ]),
    )
  })

  it('are none of no stories', () => {
    expect(common(live, [])).toEqual(new Map())
  })

  it('are those of scoring every stem, however stories are cut into segments', () => {
    // Long enough, and of so many different words, that not every list is looked up by its stem.
    const vocabulary = Array.from(
      { length: 260 },
      (_, i) =>
        `${'bcdfghjkl'[i % 9] ?? ''}${'aeiou'[i % 5] ?? ''}${'mnprtvz'[i % 7] ?? ''}${'aeiou'[Math.floor(i / 5) % 5] ?? ''}x`,
    )
    const anyBody = fc.array(fc.constantFrom(...vocabulary, 'ferry', 'ferries'), {
      minLength: 5,
      maxLength: 180,
    })
    const anyStories = fc.array(anyBody, { minLength: 3, maxLength: 12 })
    const anyScores = fc.array(fc.integer({ min: 0, max: 5 }), { minLength: 1, maxLength: 6 })
    fc.assert(
      fc.property(anyStories, anyScores, fc.constantFrom(1, 2, 5), (bodies, scores, segments) => {
        const stories = bodies.map((words) => ({
          title: words[0] ?? '',
          body: words.slice(1).join(' '),
        }))
        const cut = indexOf(stories, { segmentOf: (i) => i % segments })
        const leading = scores.slice(0, stories.length).map((score, i) => [`${i}`, score] as const)
        const [actual, expected] = [
          common(cut, leading),
          byBruteForce(toCorpus(toStories(stories)), leading),
        ]
        expect([...actual.keys()].sort()).toEqual([...expected.keys()].sort())
        for (const [stem, weight] of expected) expect(actual.get(stem)).toBeCloseTo(weight, 5)
      }),
      { numRuns: 60 },
    )
  })
})

describe('listsOfStems', () => {
  it('gives the lists that a segment has of them', () => {
    const reader = onlyReader(indexOf(['ferry ferries port']))
    const stems = new Map([
      ['ferri', 3],
      ['port', 2],
      ['tram', 1],
    ])
    const { groups, dictionary } = reader.segment
    expect([...listsOfStems(reader, stems)]).toEqual([
      [groups.listOf[0], 3],
      [dictionary.size - 1, 2],
    ])
  })
})
