// Costs order matches: no sum of lesser ones over the words of a query reaches a greater one.
import { describe, expect, it } from 'vitest'

import {
  NO_TERMS,
  readTierCost,
  sizeOf,
  SYNONYM_COST,
  tierCost,
  UNLIKELY_COST,
  type Weight,
} from '../../src/matching/weight.ts'

/** Most words of a query. */
const MOST_WORDS = 64

describe('tierCost', () => {
  it('is nothing for a word as it is written', () => {
    expect(tierCost(0, false, false)).toBe(0)
  })

  it.each([
    ['a synonym', SYNONYM_COST, 'a prefix', tierCost(0, false, true)],
    ['a prefix', tierCost(0, false, true), 'another first letter', tierCost(0, true, false)],
    [
      'an unlikely correction in the first letter',
      UNLIKELY_COST + tierCost(0, true, false),
      'an edit',
      tierCost(1, false, false),
    ],
  ])('makes %s in every word cheaper than %s… %s in one', (_, lesser, _greaterName, greater) => {
    expect(lesser * MOST_WORDS).toBeLessThan(greater)
  })

  it('fits 32 bits in every word of the longest query', () => {
    expect(MOST_WORDS * (tierCost(3, true, true) + UNLIKELY_COST)).toBeLessThan(2 ** 32)
  })
})

describe('readTierCost', () => {
  it.each([
    ['nothing', 0, [0, 0, 0]],
    ['two edits, one in a first letter', tierCost(2, true, false), [2, 0, 0]],
    ['an unlikely correction', tierCost(1, false, false) + UNLIKELY_COST, [1, 0, 0]],
    [
      'prefixes and synonyms of several words',
      3 * tierCost(0, false, true) + 2 * SYNONYM_COST,
      [0, 3, 2],
    ],
    ['all of them', tierCost(1, true, true) + SYNONYM_COST, [1, 1, 1]],
  ])('reads %s back', (_, cost, expected) => {
    const { typos, prefixes, synonyms } = readTierCost(cost)
    expect([typos, prefixes, synonyms]).toEqual(expected)
  })
})

describe('sizeOf', () => {
  const word = (...docFreqs: readonly number[]): Weight => ({
    kind: 'word',
    fields: 7,
    tiers: docFreqs.map((docFreq) => ({ match: 'exact', cost: 0, docFreq, terms: NO_TERMS })),
  })

  it.each<[string, Weight, number]>([
    ['a word: all its tiers', word(3, 4), 7],
    ['a word that nothing stands for', word(), 0],
    [
      'a phrase: its rarest term',
      { kind: 'phrase', fields: 7, terms: [], idf: 1, docFreq: 5, cost: 0 },
      5,
    ],
    [
      'filters: as many as may pass',
      { kind: 'passing', filters: {}, docFreq: 9, isScored: false },
      9,
    ],
    ['alternatives: all of them', { kind: 'any', combine: 'sum', options: [word(3), word(4)] }, 7],
    ['no alternatives', { kind: 'any', combine: 'sum', options: [] }, 0],
    ['several at once: the rarest', { kind: 'all', options: [word(3), word(4)] }, 3],
    ['what is not wanted: every story', { kind: 'not', option: word(3) }, 100],
  ])('bounds %s', (_, weight, expected) => {
    expect(sizeOf(weight, 100)).toBe(expected)
  })
})
