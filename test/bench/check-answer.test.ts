import { describe, expect, it } from 'vitest'

import { isRight } from '../../bench/queries/check-answer.ts'
import type { BenchQuery, ClassName } from '../../bench/queries/query-set.ts'

const story = (id: string, title: string, body = '') => ({
  id,
  title,
  body,
  truncated: false,
  section: 'Sport',
  publishedAt: '2025-10-25T18:00:00+00:00',
})
const stories = new Map(
  [
    story('cup', 'The cup final', 'It was the final of the cup that nobody’s club won for $90m.'),
    story('twin', 'The cup final', 'Another telling.'),
    story('rain', 'Rain', 'It rained.'),
  ].map((one) => [one.id, one]),
)

interface Case {
  readonly name: ClassName
  readonly words: readonly string[]
  readonly hits: readonly string[]
  readonly right: boolean
  readonly more?: Partial<BenchQuery>
  readonly totalHits?: number
  readonly facets?: Record<string, Record<string, number>>
}

const cup = { source: 'cup' }

describe('isRight', () => {
  it.each<Case>([
    { name: 'rare-word', words: ['nobody'], hits: ['cup'], right: true },
    { name: 'rare-word', words: ['nobody'], hits: ['rain'], right: false },
    { name: 'common-word', words: ['rain'], hits: ['rain', 'cup'], right: false },
    { name: 'common-word', words: ['rain'], hits: [], right: false },
    { name: 'title', words: ['cup', 'final'], hits: ['rain', 'cup'], right: true, more: cup },
    { name: 'title', words: ['cup', 'final'], hits: ['twin'], right: true, more: cup },
    { name: 'title', words: ['cup', 'final'], hits: ['rain'], right: false, more: cup },
    { name: 'phrase', words: ['that', 'nobody'], hits: ['cup'], right: true, more: cup },
    { name: 'phrase', words: ['nobody', 'club'], hits: ['cup'], right: true, more: cup },
    { name: 'phrase', words: ['club', 'nobody'], hits: ['cup'], right: false, more: cup },
    { name: 'prefix-1', words: ['m'], hits: ['cup'], right: true },
    { name: 'prefix-1', words: ['m'], hits: ['rain'], right: false },
    { name: 'typo', words: ['club'], hits: ['rain'], right: false, more: cup },
    { name: 'typo', words: ['club'], hits: ['rain'], right: true, more: cup, totalHits: 500 },
    { name: 'no-match', words: ['jqxz'], hits: [], right: true },
    { name: 'no-match', words: ['jqxz'], hits: ['rain'], right: false },
  ])('$name of $words with $hits is $right', ({ name, words, hits, right, more, totalHits }) => {
    const query = { q: words.join(' '), words, ...more }
    const answer = { totalHits: totalHits ?? hits.length, hits: hits.map((id) => ({ id })) }
    expect(isRight(name, query, answer, stories)).toBe(right)
  })

  it.each([
    ['2025-07-01', 'sport', 1, true],
    ['2026-07-01', 'sport', 1, false],
    ['2025-07-01', 'world', 1, false],
    ['2025-07-01', 'sport', 2, false],
  ])('filters from %s in %s with a count of %i: %s', (from, section, count, right) => {
    const query = { q: 'cup', words: ['cup'], source: 'cup', parameters: { from, section } }
    const answer = { totalHits: 1, hits: [{ id: 'cup' }], facets: { kind: { article: count } } }
    expect(isRight('filter-facets', query, answer, stories)).toBe(right)
  })
})
