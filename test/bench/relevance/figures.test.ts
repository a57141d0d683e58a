import { describe, expect, it } from 'vitest'

import type { AskedMisspelling } from '../../../bench/relevance/ask-misspellings.ts'
import { judge } from '../../../bench/relevance/judge.ts'
import {
  type EngineScores,
  formatHalves,
  formatJudged,
  formatScore,
} from '../../../bench/relevance/judged-tables.ts'
import { toRewordingFigures, toTypoFigures } from '../../../bench/relevance/news-figures.ts'

const relevant = new Map([['a', 1]])
const queries = ['q0', 'q1', 'q3'].map((id) => ({
  id,
  text: id,
  place: Number(id.slice(1)),
  judgments: relevant,
}))

describe('judge', () => {
  const score = judge(
    { queries, listed: 4, cut: 0 },
    new Map([
      ['q0', ['a']],
      ['q1', ['x', 'a']],
    ]),
    [1, 3],
  )

  it('takes the mean over all judged queries, those without an answer included', () => {
    const second = 1 / Math.log2(3)
    expect(score.all.ndcg).toBeCloseTo((1 + second) / 3, 12)
    expect(score.all.reciprocalRank).toBeCloseTo(0.5, 12)
    expect(score.all.recall).toBeCloseTo(2 / 3, 12)
    expect(score.queries.map(({ id }) => id)).toEqual(['q0', 'q1', 'q3'])
  })

  it('parts the queries by their place in the file, even and odd', () => {
    expect(score.chosenOn).toBe(1)
    expect(score.reportedOn).toBeCloseTo(1 / Math.log2(3) / 2, 12)
  })

  it('sums up the times', () => {
    expect([score.meanMs, score.p99Ms]).toEqual([2, 3])
  })
})

describe('formatJudged', () => {
  const scoreOf = (ndcg: number) => ({
    all: { ndcg, reciprocalRank: 1, recall: 0.25 },
    chosenOn: 0.2,
    reportedOn: 0.4,
    meanMs: 1.5,
    p99Ms: 20,
    queries: [],
  })
  const engine = (key: string, one: number, other?: number): EngineScores => ({
    key,
    label: key.toUpperCase(),
    scores: new Map([
      ['one', scoreOf(one)],
      ...(other === undefined ? [] : ([['other', scoreOf(other)]] as const)),
    ]),
  })
  const engines = [engine('lede', 0.5, 0.25), engine('first', 0.25, 0.5), engine('second', 0.375)]

  it('shows each engine with its mean, and how far Lede is above the best other', () => {
    const [ndcg = ''] = formatJudged(engines, ['one', 'other']).split('\n\n')
    expect(ndcg.split('\n').map((line) => line.trim().split(/ {2,}/))).toEqual([
      ['nDCG@10', 'one', 'other', 'mean'],
      [expect.any(String), '-----', '-----', '-----'],
      ['LEDE', '.500', '.250', '.375'],
      ['FIRST', '.250', '.500', '.375'],
      ['SECOND', '.375', '-', '-'],
      ['Lede above the best other', '+.125', '-.250', '+.000'],
    ])
  })

  it('shows all figures, and no comparison where there is nobody else', () => {
    const text = formatJudged([engine('lede', 1, 1)], ['one', 'other'])
    expect(text.split('\n\n').map((table) => table.split('  ')[0])).toEqual([
      'nDCG@10',
      'MRR@10',
      'recall@100',
      'mean ms a query',
      'p99 ms a query',
    ])
    expect(text).not.toContain('above')
  })

  it('shows the halves of one engine', () => {
    expect(formatHalves(engine('lede', 1, 1), ['one', 'other'])).toMatch(
      /chosen on.* \.200 .* \.200 .*\nreported on.* \.400 .* \.400/,
    )
  })
})

describe('formatScore', () => {
  it.each([
    [0.5081, '.508'],
    [1, '1.000'],
    [0, '.000'],
    [Number.NaN, '-'],
  ])('writes %d as %s', (value, expected) => {
    expect(formatScore(value)).toBe(expected)
  })
})

describe('toTypoFigures', () => {
  const asked = (more: Partial<AskedMisspelling>): AskedMisspelling => ({
    wrong: 'wrnog',
    right: 'wrong',
    edits: 1,
    rule: 'within',
    totalHits: 1,
    ...more,
  })

  it('counts by distance and rule, and leaves out what nobody misspelt', () => {
    const figures = toTypoFigures([
      asked({ rank: 1 }),
      asked({ rank: 11 }),
      asked({ instead: 'continuations' }),
      asked({ rule: 'short', instead: 'nothing' }),
      asked({ edits: 2, rank: 10 }),
      asked({ edits: 3, instead: 'nothing' }),
    ])
    const none = { nothing: 0, continuations: 0, 'other words': 0 }
    expect(figures).toEqual([
      {
        edits: 1,
        rule: 'all',
        pairs: 4,
        found: 0.5,
        onFirstPage: 0.25,
        instead: { ...none, nothing: 1, continuations: 1 },
      },
      {
        edits: 1,
        rule: 'within',
        pairs: 3,
        found: 2 / 3,
        onFirstPage: 1 / 3,
        instead: { ...none, continuations: 1 },
      },
      {
        edits: 1,
        rule: 'short',
        pairs: 1,
        found: 0,
        onFirstPage: 0,
        instead: { ...none, nothing: 1 },
      },
      { edits: 2, rule: 'all', pairs: 1, found: 1, onFirstPage: 1, instead: none },
      { edits: 2, rule: 'within', pairs: 1, found: 1, onFirstPage: 1, instead: none },
    ])
  })
})

describe('toRewordingFigures', () => {
  it('sets the second way against the first, and leaves out what was not asked', () => {
    const asked = (foundClean: boolean, foundReworded: boolean) => ({
      source: '1',
      clean: 'a',
      reworded: 'b',
      foundClean,
      foundReworded,
    })
    const knownItems = [
      asked(true, true),
      asked(true, false),
      asked(false, false),
      asked(true, true),
    ]
    expect(toRewordingFigures({ stories: 1, knownItems })).toEqual([
      {
        name: 'title words, one misspelt',
        pairs: 4,
        clean: 0.75,
        reworded: 0.5,
        ratio: 0.5 / 0.75,
      },
    ])
  })
})
