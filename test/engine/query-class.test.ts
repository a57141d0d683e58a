import { describe, expect, it } from 'vitest'

import { parseSearchParameters, type SearchParameters } from '../../src/engine/parameters.ts'
import { parseQuery } from '../../src/query/parse-query.ts'
import { classifyQuery, type QueryClass } from '../../src/engine/query-class.ts'

const context = { nowMs: Date.UTC(2025, 9, 26), timeZone: 'UTC' }

describe('classifyQuery', () => {
  it.each<[SearchParameters, QueryClass]>([
    [{}, 'empty'],
    [{ q: '  ' }, 'empty'],
    [{ q: 'ferry' }, 'word'],
    [{ q: 'title:ferry' }, 'word'],
    [{ q: 'ferry harbour' }, 'words'],
    [{ q: '"harbour ferry"' }, 'phrase'],
    [{ q: 'north "harbour ferry"' }, 'phrase'],
    [{ q: 'ferry OR boat' }, 'alternatives'],
    [{ q: '"old ferry" OR boat' }, 'alternatives'],
    [{ q: 'ferry -boat' }, 'filtered'],
    [{ q: 'ferry OR boat when:7d' }, 'filtered'],
    [{ q: 'section:sport' }, 'filtered'],
    [{ q: 'section:sport OR ferry' }, 'filtered'],
    [{ q: 'boat OR (ferry -harbour)' }, 'filtered'],
    [{ q: '!!!' }, 'empty'],
    [{ q: 'ferry', author: 'A' }, 'filtered'],
    [{ kind: 'article' }, 'filtered'],
    [{ q: 'ferry', month: '2025-10' }, 'filtered'],
    [{ q: 'ferry', list: 'latest' }, 'filtered'],
    [{ q: 'ferry', to: '2025-10-01' }, 'filtered'],
    // Neither sorting nor pages leave stories out.
    [{ q: 'ferry', sortBy: 'newest', page: 2, facets: 'kind' }, 'word'],
  ])('of %j is %s', (parameters, expected) => {
    const request = parseSearchParameters(parameters, context)
    expect(classifyQuery(parseQuery(request.q, context), request)).toBe(expected)
  })
})
