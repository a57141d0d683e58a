// Weights opened in a segment: terms become ranges of its postings, statistics stay those of the snapshot.
import { describe, expect, it } from 'vitest'

import { PostingsBuilder } from '../../src/index/postings.ts'
import { addFreqScore, openWeight, openWord, toRange } from '../../src/matching/scorer.ts'
import type { PassingWeight, PhraseWeight } from '../../src/matching/weight.ts'
import { BODY, EXACT_FORM_BONUS, idf, K1, saturate, TITLE } from '../../src/ranking/bm25f.ts'
import { indexOf, onlyReader, type SmallNews, wordOf } from '../helpers/small-news.ts'
import { toCorpus } from '../helpers/oracle/corpus.ts'

const toNews = (...args: Parameters<typeof indexOf>): SmallNews => ({
  live: indexOf(...args),
  corpus: toCorpus([]),
  isDeleted: () => false,
})

describe('addFreqScore', () => {
  it('adds the saturated frequency, weighed, and its bonus', () => {
    const news = toNews(['tram', 'port'])
    const [opened] = openWord(onlyReader(news.live), wordOf(news, 'tram').weight).tiers
    if (opened === undefined) throw new Error('Expected a tier')
    const tier = { ...opened, weight: 3, bonus: 0.5 }
    expect(addFreqScore(10, tier, 2, 1.3)).toBeCloseTo(10 + 3.5 * saturate(2, 1.3), 12)
    expect(addFreqScore(10, tier, 0, 1.3)).toBe(10)
  })
})

describe('toRange', () => {
  const builder = new PostingsBuilder()
  for (const length of [2, 0, 3]) {
    builder.beginList()
    for (let story = 0; story < length; story++) builder.add(story, 1)
  }
  const postings = builder.build()

  it.each([
    ['one list', [0], [0, 2]],
    ['an empty list', [1], [2, 2]],
    ['a run of lists', [1, 3], [2, 5]],
    ['a list that is not there', [-1], [0, 0]],
  ])('is of %s', (_, [from = 0, to], expected) => {
    const range = toRange(postings, 1, 1, from, to)
    expect([range.from, range.to]).toEqual(expected)
  })
})

describe('openWord', () => {
  it('opens a weight once, since what it opens is remembered', () => {
    const news = toNews(['ferry'])
    const { weight } = wordOf(news, 'ferry')
    const reader = onlyReader(news.live)
    expect(openWord(reader, weight)).toBe(openWord(reader, weight))
    // Another weight of the same word is another one: it may be of other terms.
    expect(openWord(reader, { ...weight, tiers: [] }).tiers).toEqual([])
  })

  it('weighs by the stories of all segments, and reads the postings of one', () => {
    const news = toNews(['ferry', 'ferry', 'port', 'tram'], { segmentOf: (i) => i % 2 })
    const [one, other] = news.live.readers.map((reader) =>
      openWord(reader, wordOf(news, 'ferry').weight),
    )
    const weights = [one, other].map((word) => word?.tiers.map(({ weight }) => weight))
    expect(weights).toEqual([[idf(2, 4)], [idf(2, 4)]])
    expect([one?.size, other?.size]).toEqual([1, 1])
  })

  it('has a tier in a segment that holds nothing of it, so that tiers are numbered alike', () => {
    const news = toNews(['ferry', 'port'], { segmentOf: (i) => i })
    const [, other] = news.live.readers.map((reader) =>
      openWord(reader, wordOf(news, 'ferry').weight),
    )
    expect(other?.tiers.map(({ lists, runs }) => [lists, runs])).toEqual([[[], []]])
    expect(other?.size).toBe(0)
  })

  it('scores the exact form in one pass where the word has no other form here', () => {
    const news = toNews(['tram', 'port'])
    const word = openWord(onlyReader(news.live), wordOf(news, 'tram', { place: 1 }).weight)
    expect(word.tiers[0]?.bonus).toBeCloseTo(EXACT_FORM_BONUS * idf(1, 2), 12)
    expect(word.exactForm.lists).toEqual([])
  })

  it('scores it by itself where it has', () => {
    const news = toNews(['ferry', 'ferries'])
    const word = openWord(onlyReader(news.live), wordOf(news, 'ferry', { place: 1 }).weight)
    expect(word.tiers[0]?.bonus).toBe(0)
    expect(word.exactForm.weight).toBeCloseTo(EXACT_FORM_BONUS * idf(2, 2), 12)
    expect(word.exactForm.lists.map(({ from, to }) => to - from)).toEqual([1])
  })

  it('reads a prefix as one run of lists', () => {
    const news = toNews(['fern ferry', 'ferry storm'])
    const word = openWord(
      onlyReader(news.live),
      wordOf(news, 'fer', { place: 1, prefix: true }).weight,
    )
    expect(
      word.tiers.map(({ lists, runs }) => [lists.length, runs.map(({ from, to }) => to - from)]),
    ).toEqual([[0, [3]]])
  })

  it('reads only the fields that are asked for', () => {
    const news = toNews([{ title: 'ferry', author: 'Ferry' }])
    const weightsOf = (place: number): unknown =>
      openWord(onlyReader(news.live), wordOf(news, 'ferry', { place }).weight).tiers[0]?.lists.map(
        ({ titleWeight, bodyWeight }) => [titleWeight, bodyWeight],
      )
    // All; title and body; the title; the author, whose frequencies are packed as a body's.
    expect([0, 1, 2, 4].map(weightsOf)).toEqual([
      [
        [2, 1],
        [0, 1],
      ],
      [[2, 1]],
      [[2, 0]],
      [[0, 1]],
    ])
  })
})

describe('openWeight', () => {
  const reader = onlyReader(indexOf([{ title: 'ferry port', section: 'Sport' }, 'tram']))

  it('numbers the terms of a phrase, -1 where the segment lacks one', () => {
    const phrase: PhraseWeight = {
      kind: 'phrase',
      fields: TITLE | BODY,
      terms: ['tram', 'bus', 'ferry'],
      idf: 5,
      docFreq: 1,
      cost: 3,
    }
    expect(openWeight(reader, phrase)).toMatchObject({
      kind: 'phrase',
      terms: [2, -1, 0],
      idf: 5,
      cost: 3,
    })
  })

  it('gives what passes filters as much as a word of so many stories that stands once in one of average length', () => {
    const passing = (isScored: boolean): PassingWeight => ({
      kind: 'passing',
      filters: { section: ['sport'] },
      docFreq: 1,
      isScored,
    })
    const scorers = [true, false].map((isScored) => openWeight(reader, passing(isScored)))
    // At average length the norm is k1.
    expect(scorers.map((one) => (one.kind === 'passing' ? one.score : NaN))).toEqual([
      idf(1, 2) * saturate(1, K1),
      0,
    ])
    const [{ passes } = { passes: undefined }] = scorers.flatMap((one) =>
      one.kind === 'passing' ? [one] : [],
    )
    expect([passes?.(0), passes?.(1)]).toEqual([true, false])
  })

  it('opens options one by one', () => {
    const all: PassingWeight = { kind: 'passing', filters: {}, docFreq: 2, isScored: false }
    const open = openWeight(reader, {
      kind: 'any',
      combine: 'best',
      options: [
        { kind: 'all', options: [all] },
        { kind: 'not', option: all },
      ],
    })
    const passing = { kind: 'passing', passes: undefined, score: 0 }
    expect(open).toEqual({
      kind: 'any',
      combine: 'best',
      options: [
        { kind: 'all', options: [passing] },
        { kind: 'not', option: passing },
      ],
    })
  })
})
