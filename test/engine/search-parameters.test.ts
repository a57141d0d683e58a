// What holds for every row:
//  1. Its default and its example are among its values.
//  2. It is a parameter of `/search`, in the order of the rows, with its default.
//  3. A filter makes any query a filtered one, and nothing else does.
//  4. A facet can be asked for, and none that is not counted.
import * as v from 'valibot'
import { describe, expect, it } from 'vitest'
import { FACET_NAMES, FILTER_NAMES, filtersLike } from '../../src/engine/filter-parameters.ts'
import type { SearchParameterRow } from '../../src/engine/filter-parameters.ts'
import { SearchParametersSchema } from '../../src/engine/parameter-schemas.ts'
import { parseSearchParameters } from '../../src/engine/parameters.ts'
import { classifyQuery } from '../../src/engine/query-class.ts'
import { SEARCH_PARAMETERS } from '../../src/engine/search-parameters.ts'
import { parseQuery } from '../../src/query/parse-query.ts'

const context = { nowMs: Date.UTC(2025, 9, 26), timeZone: 'UTC' }
const rows: readonly (readonly [string, SearchParameterRow])[] = Object.entries(SEARCH_PARAMETERS)

describe('SEARCH_PARAMETERS', () => {
  it.each(rows)('has among the values of `%s` its default and its example', (_, row) => {
    expect(v.is(row.value, row.example)).toBe(true)
    expect(row.default === undefined || v.is(row.value, row.default)).toBe(true)
  })

  it('is what `/search` takes, in its order', () => {
    expect(Object.keys(SearchParametersSchema.entries)).toEqual(rows.map(([name]) => name))
    const defaults = rows.filter(([, row]) => row.default !== undefined)
    expect(v.parse(SearchParametersSchema, {})).toEqual(
      Object.fromEntries(defaults.map(([name, row]) => [name, row.default])),
    )
  })

  it.each(rows.filter(([name]) => name !== 'q'))(
    'has `%s` restrict only as a filter',
    (name, row) => {
      const request = parseSearchParameters({ q: 'ferry', [name]: row.example }, context)
      const expected = row.filter === undefined ? 'word' : 'filtered'
      expect(classifyQuery(parseQuery('ferry', context), request)).toBe(expected)
    },
  )
})

describe('FACET_NAMES', () => {
  it('is what can be counted, in canonical order', () => {
    expect(FACET_NAMES).toEqual(['kind', 'author', 'section', 'list', 'month'])
    expect(parseSearchParameters({ facets: [...FACET_NAMES].reverse() }, context).facets).toEqual(
      FACET_NAMES,
    )
    expect(() => parseSearchParameters({ facets: 'from' }, context)).toThrow()
  })
})

describe('filtersLike', () => {
  it('gives the filters of the same property of stories', () => {
    expect(filtersLike('month')).toEqual(['month', 'from', 'to'])
    expect(FILTER_NAMES.filter((name) => filtersLike(name).length === 1)).toEqual([
      'kind',
      'author',
      'section',
      'list',
    ])
  })
})
