// Equal questions have equal texts, different ones different texts, and what moves with the present
// moves in steps.
import { describe, expect, it } from 'vitest'
import { parseSearchParameters } from '../../../src/engine/parameters.ts'
import { canonicalSearch, canonicalSuggest } from '../../../src/http/request/canonical-request.ts'
import { createEtag, isHeld } from '../../../src/http/response/etag.ts'

const noon = Date.UTC(2025, 9, 26, 12)
const minute = 60_000

const canonical = (parameters: object, nowMs = noon): string =>
  canonicalSearch(parseSearchParameters(parameters, { nowMs, timeZone: 'UTC' }), nowMs)

describe('canonicalSearch', () => {
  it.each([
    ['defaults, given or not', { q: 'x' }, { q: 'x', page: '1', pageSize: 10, kind: '' }],
    ['lists in any order', { facets: 'kind,month' }, { facets: ['month', 'kind', 'month'] }],
    ['authors in any order and case', { author: ['A', 'b'] }, { author: ['B', 'a'] }],
    ['months in any order', { month: ['2025-10', '2025-09'] }, { month: ['2025-09', '2025-10'] }],
    ['synonyms', { q: 'x', sortBy: 'relevancy' }, { q: 'x', sortBy: 'relevance' }],
  ])('is the same for %s', (_, one, other) => {
    expect(canonical(one)).toBe(canonical(other))
  })

  it.each([
    ['q', { q: 'x' }, { q: 'y' }],
    ['page', { page: 1 }, { page: 2 }],
    ['an author and a section', { author: 'A' }, { section: 'A' }],
    ['two authors and one', { author: ['A', 'B'] }, { author: 'A, B' }],
    ['a month and a section', { month: '2025-10' }, { section: '2025-10' }],
    ['from and to', { from: '2025-10-01' }, { to: '2025-10-01' }],
    ['tags', { highlightPreTag: '<b>' }, { highlightPreTag: '<i>' }],
    ['explain', { explain: true }, {}],
  ])('tells %s apart', (_, one, other) => {
    expect(canonical(one)).not.toBe(canonical(other))
  })

  it.each([
    ['an age in from', { from: '7d' }, minute],
    ['an age in the query', { q: 'ferry when:7d', sortBy: 'newest' }, minute],
    ['an age in an upper-case operator', { q: 'AFTER:7d', sortBy: 'newest' }, minute],
    ['freshness', { q: 'ferry' }, 60 * minute],
  ])('changes with the present for %s', (_, parameters, stepMs) => {
    expect(canonical(parameters, noon + stepMs)).not.toBe(canonical(parameters))
    expect(canonical(parameters, noon + stepMs - 1)).toBe(canonical(parameters))
  })

  it.each([
    ['dates', { from: '2025-10-01', to: '2025-10-02' }],
    ['an order that freshness has no part in', { q: 'ferry', sortBy: 'popularity' }],
    ['relevance without freshness', { q: 'ferry', recency: 0 }],
  ])('stands for good for %s', (_, parameters) => {
    expect(canonical(parameters, noon + 365 * 24 * 60 * minute)).toBe(canonical(parameters))
  })
})

describe('canonicalSuggest', () => {
  it('tells requests apart and changes with freshness', () => {
    const request = { q: 'a', limit: 8, format: 'json' } as const
    const texts = [
      canonicalSuggest(request, noon),
      canonicalSuggest({ ...request, q: 'b' }, noon),
      canonicalSuggest({ ...request, limit: 9 }, noon),
      canonicalSuggest({ ...request, format: 'opensearch' }, noon),
      canonicalSuggest(request, noon + 60 * minute),
    ]
    expect(new Set(texts).size).toBe(5)
    expect(canonicalSuggest(request, noon + minute)).toBe(texts[0])
  })
})

describe('createEtag', () => {
  it('is a weak tag of generation and request', () => {
    expect(createEtag('one', 'x')).toMatch(/^W\/"[\da-f]{16}"$/)
    expect(createEtag('one', 'x')).toBe(createEtag('one', 'x'))
    expect(createEtag('two', 'x')).not.toBe(createEtag('one', 'x'))
    expect(createEtag('one', 'y')).not.toBe(createEtag('one', 'x'))
  })
})

describe('isHeld', () => {
  it.each([
    [undefined, false],
    ['', false],
    ['W/"a"', true],
    ['"a"', true],
    ['"b", W/"a"', true],
    ['"b" , "a" , "c"', true],
    ['W/"b"', false],
    ['a', false],
    ['*', true],
    ['"'.repeat(100_000), false],
    [','.repeat(100_000), false],
  ])('compares %.30s weakly: %s', (header, expected) => {
    expect(isHeld(header, 'W/"a"')).toBe(expected)
  })

  it('takes `*` for no answer that may not exist', () => {
    expect(isHeld('*', 'W/"a"', false)).toBe(false)
    expect(isHeld('W/"a"', 'W/"a"', false)).toBe(true)
  })
})
