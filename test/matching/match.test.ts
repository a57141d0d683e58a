// Weights of any kind in a segment: what filling a list and keeping in a list give is what sets of stories give.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import type { MatchList } from '../../src/matching/match-list.ts'
import {
  copyStories,
  dropDeleted,
  matchOne,
  restrict,
  selectAll,
} from '../../src/matching/match.ts'
import { openWeight } from '../../src/matching/scorer.ts'
import type { Combine, Weight } from '../../src/matching/weight.ts'
import {
  anyEntries,
  anySmallNews,
  earnedBy,
  type Entries,
  entriesOf,
  expectEntries,
  foundBy,
  indexOf,
  intersection,
  NEWS_WORDS,
  onlyReader,
  phraseOf,
  restrictedBy,
  type SmallNews,
  wordOf,
} from '../helpers/small-news.ts'
import { toCorpus } from '../helpers/oracle/corpus.ts'

/** What is asked, before there are stories. */
type Plan =
  | { readonly kind: 'word'; readonly term: string; readonly prefix: boolean }
  | { readonly kind: 'phrase'; readonly terms: readonly string[] }
  | { readonly kind: 'section'; readonly section: string; readonly isScored: boolean }
  | { readonly kind: 'not'; readonly option: Plan }
  | { readonly kind: 'all'; readonly options: readonly Plan[] }
  | { readonly kind: 'any'; readonly options: readonly Plan[]; readonly combine: Combine }

const { plan: anyPlan } = fc.letrec<{ plan: Plan; options: Plan[] }>((tie) => ({
  plan: fc.oneof(
    { maxDepth: 2, depthIdentifier: 'plan' },
    fc.record({
      kind: fc.constant('word' as const),
      term: fc.constantFrom(...NEWS_WORDS),
      prefix: fc.boolean(),
    }),
    fc.record({
      kind: fc.constant('phrase' as const),
      terms: fc.array(fc.constantFrom('the', 'ferry', 'of'), { minLength: 2, maxLength: 2 }),
    }),
    fc.record({
      kind: fc.constant('section' as const),
      section: fc.constantFrom('sport', 'world', 'none'),
      isScored: fc.boolean(),
    }),
    fc.record({ kind: fc.constant('not' as const), option: tie('plan') }),
    fc.record({ kind: fc.constant('all' as const), options: tie('options') }),
    fc.record({
      kind: fc.constant('any' as const),
      options: tie('options'),
      combine: fc.constantFrom<Combine>('sum', 'max', 'best'),
    }),
  ),
  options: fc.array(tie('plan'), { minLength: 1, maxLength: 3, depthIdentifier: 'plan' }),
}))

/** A plan as a weight, with what each story earns by it. */
function readPlan(
  news: SmallNews,
  plan: Plan,
): { readonly weight: Weight; readonly earned: Entries } {
  const { corpus } = news
  switch (plan.kind) {
    case 'word':
    case 'phrase': {
      const { weight, asked } =
        plan.kind === 'word' ? wordOf(news, plan.term, plan) : phraseOf(news, plan.terms)
      return { weight, earned: earnedBy(corpus, asked) }
    }
    case 'section': {
      const stories = corpus.stories.filter(
        ({ story }) => story.section?.toLowerCase() === plan.section,
      )
      const weight: Weight = {
        kind: 'passing',
        filters: { section: [plan.section] },
        docFreq: stories.length,
        isScored: plan.isScored,
      }
      const { live } = news
      const [reader] = live.readers
      const open = reader && openWeight(reader, weight)
      const score = open?.kind === 'passing' ? open.score : NaN
      return { weight, earned: new Map(stories.map(({ story }) => [story.id, { score, tier: 0 }])) }
    }
    case 'not': {
      const { weight, earned } = readPlan(news, plan.option)
      const others = corpus.stories.filter(({ story }) => !earned.has(story.id))
      return {
        weight: { kind: 'not', option: weight },
        earned: new Map(others.map(({ story }) => [story.id, { score: 0, tier: 0 }])),
      }
    }
    case 'all': {
      const options = plan.options.map((option) => readPlan(news, option))
      return {
        weight: { kind: 'all', options: options.map(({ weight }) => weight) },
        earned: options.map(({ earned }) => earned).reduce(intersection),
      }
    }
    case 'any': {
      const options = plan.options.map((option) => readPlan(news, option))
      return {
        weight: {
          kind: 'any',
          combine: plan.combine,
          options: options.map(({ weight }) => weight),
        },
        earned: unite(
          options.map(({ earned }) => earned),
          plan.combine,
        ),
      }
    }
  }
}

function unite(options: readonly Entries[], combine: Combine): Entries {
  const ids = new Set(options.flatMap((option) => [...option.keys()]))
  return new Map(
    Array.from(ids, (id) => {
      const entries = options.flatMap((option) => option.get(id) ?? [])
      const tier = Math.min(...entries.map((entry) => entry.tier))
      const scores = entries
        .filter((entry) => combine !== 'best' || entry.tier === tier)
        .map(({ score }) => score)
      const score = combine === 'sum' ? scores.reduce((a, b) => a + b) : Math.max(...scores)
      return [id, { score, tier }]
    }),
  )
}

describe('seed', () => {
  it('fills a list with what matches, by any weight', () => {
    fc.assert(
      fc.property(anySmallNews, anyPlan, (news, plan) => {
        const { weight, earned } = readPlan(news, plan)
        expectEntries(foundBy(news.live, weight), earned)
      }),
      { numRuns: 300 },
    )
  })

  it('finds nothing of no options', () => {
    const live = indexOf(['ferry'])
    expect(foundBy(live, { kind: 'any', combine: 'sum', options: [] }).size).toBe(0)
    expect(foundBy(live, { kind: 'all', options: [] }).size).toBe(0)
  })
})

describe('restrict', () => {
  it('keeps what matches, and adds what it earns, by any weight', () => {
    fc.assert(
      fc.property(anySmallNews, anyPlan, anyEntries, (news, plan, entries) => {
        const { weight, earned } = readPlan(news, plan)
        const known = new Map(
          [...entries].filter(([id]) => Number(id.slice(1)) < news.corpus.stories.length),
        )
        const kept = restrictedBy(news.live, known, (reader, list) => {
          restrict(reader, openWeight(reader, weight), list)
        })
        expectEntries(kept, intersection(known, earned))
      }),
      { numRuns: 300 },
    )
  })

  it('gives of few candidates, which are asked one option after the other, what it gives of many', () => {
    const texts = ['the ferry', 'ferries of the port', 'the fern', 'storm', 'ports']
    const live = indexOf(Array.from({ length: 300 }, (_, i) => texts[(i * i) % 5] ?? ''))
    const reader = onlyReader(live)
    const news = { live, corpus: toCorpus([]), isDeleted: () => false }
    const options = ['the', 'port', 'fern'].map((term) => wordOf(news, term).weight)
    for (const combine of ['sum', 'max', 'best'] as const) {
      const weight: Weight = { kind: 'any', combine, options }
      const all = foundBy(live, weight)
      for (const count of [1, 64, 65, 300]) {
        const candidates = new Map(
          Array.from({ length: count }, (_, i) => [`${i}`, { score: 1, tier: 0 }] as const),
        )
        const kept = restrictedBy(live, candidates, (_, list) => {
          restrict(reader, openWeight(reader, weight), list)
        })
        expectEntries(kept, intersection(candidates, all))
      }
    }
  })
})

describe('matchOne', () => {
  it('says of one story what filling a list says of it', () => {
    fc.assert(
      fc.property(anySmallNews, anyPlan, (news, plan) => {
        const { weight } = readPlan(news, plan)
        const one = news.live.readers.flatMap((reader) =>
          reader.withList((list) =>
            Array.from({ length: reader.segment.storyCount }, (_, story) => {
              matchOne(reader, openWeight(reader, weight), story, list)
              return [...entriesOf(news.live, reader, list)]
            }).flat(),
          ),
        )
        expectEntries(new Map(one), foundBy(news.live, weight))
      }),
      { numRuns: 60 },
    )
  })
})

describe('lists of stories', () => {
  const live = indexOf(['a', 'b', 'c'], { isDeleted: ({ title }) => title === 'b' })
  const reader = onlyReader(live)
  const read = ({ count, stories, scores, tiers }: MatchList): number[][] =>
    Array.from({ length: count }, (_, i) => [stories[i] ?? NaN, scores[i] ?? NaN, tiers[i] ?? NaN])

  it('are of all stories, which have earned nothing, whatever was there before', () => {
    reader.withList((list) => {
      list.scores.fill(7)
      list.tiers.fill(7)
      selectAll(list)
      expect(read(list)).toEqual([
        [0, 0, 0],
        [1, 0, 0],
        [2, 0, 0],
      ])
    })
  })

  it('lose the deleted ones, and keep what the others have earned', () => {
    reader.withList((list) => {
      selectAll(list)
      list.scores.set([1, 2, 3])
      dropDeleted(reader, list)
      expect(read(list)).toEqual([
        [0, 1, 0],
        [2, 3, 0],
      ])
    })
  })

  it('are copied without what they have earned', () => {
    reader.withList((list) => {
      list.count = 1
      list.stories[0] = 2
      list.scores[0] = 9
      list.tiers[0] = 9
      reader.withList((copy) => {
        copy.scores.fill(7)
        copyStories(list, copy)
        expect([read(copy), read(list)]).toEqual([[[2, 0, 0]], [[2, 9, 9]]])
      })
    })
  })
})
