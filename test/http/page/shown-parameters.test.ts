import { describe, expect, it } from 'vitest'
import {
  DATE_PARAMETERS,
  LISTED_FACETS,
  NARROWING,
  PAGE_PARAMETERS,
  valueName,
} from '../../../src/http/page/shown-parameters.ts'

describe('PAGE_PARAMETERS', () => {
  it('has the query first, filters next and the page last, each once', () => {
    expect(PAGE_PARAMETERS.join(' ')).toBe(
      'q searchIn kind section author list month from to sortBy recency typos match distinct excerpts excerptLength explain pageSize page',
    )
  })

  it('has no tags, which would stand in the page as they are', () => {
    expect(PAGE_PARAMETERS.filter((name) => /tag|format|facets/i.test(name))).toEqual([])
  })
})

describe('NARROWING', () => {
  it('has the filters first', () => {
    expect(NARROWING.join(' ')).toBe('kind section author list month from to searchIn')
    expect(DATE_PARAMETERS.join(' ')).toBe('month from to')
    expect(LISTED_FACETS.join(' ')).toBe('section kind author list')
  })
})

describe('valueName', () => {
  it('names our own values and leaves those of stories', () => {
    expect(valueName('kind', 'teaser')).toBe('Teasers')
    expect(valueName('section', 'teaser')).toBe('teaser')
    expect(valueName('kind', 'constructor')).toBe('constructor')
  })
})
