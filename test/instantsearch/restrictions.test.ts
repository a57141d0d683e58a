// 1. Facet filters become parameters that mean the same; what none can mean finds nothing.
// 2. Numeric filters bound the time, to the millisecond.
// 3. What a news search cannot restrict by is refused by name, not passed over.
import { describe, expect, it } from 'vitest'
import { LedeError } from '../../src/errors.ts'
import type { Conditions, InstantSearchParams } from '../../src/instantsearch/requests.ts'
import { toRestrictions } from '../../src/instantsearch/restrictions.ts'

const facets = (facetFilters: InstantSearchParams['facetFilters']) =>
  toRestrictions({ facetFilters })
const numbers = (...numericFilters: readonly Conditions[]) => toRestrictions({ numericFilters })

/** What is given, without what is undefined. */
const given = (value: object | undefined): unknown =>
  value && Object.fromEntries(Object.entries(value).filter(([, part]) => part !== undefined))

describe('facetFilters', () => {
  it.each([
    ['nothing', undefined, {}],
    ['empty lists', [[], []], {}],
    ['one text', 'section:Sport', { section: ['Sport'] }],
    ['alternatives', [['section:Sport', 'section:World']], { section: ['Sport', 'World'] }],
    [
      'several facets',
      ['author:Ann: Lee', ['list:latest']],
      { author: ['Ann: Lee'], list: ['latest'] },
    ],
    ['one kind', ['kind:teaser'], { kind: 'teaser' }],
    ['both kinds, which are all', [['kind:teaser', 'kind:article']], {}],
    [
      'months that are not neighbours',
      [['month:2025-10', 'month:2024-01']],
      { month: ['2025-10', '2024-01'] },
    ],
    ['a condition twice', ['author:Ann', 'author:ann'], { author: ['Ann'] }],
    [
      'groups that share a value',
      [['month:2025-10', 'month:2025-09'], 'month:2025-10'],
      { month: ['2025-10'] },
    ],
    ['a list within others', [['list:a', 'list:b'], 'list:a'], { list: ['a'] }],
    ["a value's own minus", ['section:\\-18'], { section: ['-18'] }],
    ['an unknown kind beside a known', [['kind:video', 'kind:article']], { kind: 'article' }],
  ] as const)('reads %s', (_, filters, expected) => {
    expect(given(facets(filters))).toEqual(expected)
  })

  it.each([
    ['two authors at once', ['author:Ann', 'author:Ben']],
    ['both kinds at once', ['kind:teaser', 'kind:article']],
    ['an unknown kind', ['kind:video']],
    ['a month that is none', ['month:October']],
    ['an empty value', ['section:']],
  ])('finds nothing for %s', (_, filters) => {
    expect(facets(filters)).toBeUndefined()
  })

  it.each([
    ['an unknown facet', ['brand:Acme'], '"brand:Acme"'],
    ['no facet', ['sport'], '"sport"'],
    ['alternatives of two facets', [['section:Sport', 'kind:teaser']], 'OR'],
    ['an excluded value', ['section:-Sport'], 'excludes'],
    ['two lists at once', ['list:a', 'list:b'], 'a AND b'],
    ['conditions of three levels', [[['kind:teaser']]], 'two levels'],
    ['__proto__', ['__proto__:x'], '__proto__'],
  ])('refuses %s', (_, filters, told) => {
    expect(() => facets(filters)).toThrow(told)
    expect(() => facets(filters)).toThrow(LedeError)
  })

  it("refuses Algolia's filter language", () => {
    expect(() => toRestrictions({ filters: 'kind:article' })).toThrow('`facetFilters`')
    expect(toRestrictions({ filters: ' ' })).toEqual({})
  })
})

describe('numericFilters', () => {
  const name = 'publishedAtTimestamp'
  it.each([
    [[`${name}>=1729339200`], { from: '2024-10-19T12:00:00.000Z' }],
    [[`${name}>1729339200`], { from: '2024-10-19T12:00:00.001Z' }],
    [[`${name} <= 1729339200.5`], { to: '2024-10-19T12:00:00.500Z' }],
    [[`${name}<1729339200`], { to: '2024-10-19T11:59:59.999Z' }],
    [[`${name}=0`], { from: '1970-01-01T00:00:00.000Z', to: '1970-01-01T00:00:00.000Z' }],
    [[`${name}:0 TO 1`], { from: '1970-01-01T00:00:00.000Z', to: '1970-01-01T00:00:01.000Z' }],
    [
      [`${name}>=0`, [`${name}<=2`], `${name}>=1`, `${name}<9`],
      { from: '1970-01-01T00:00:01.000Z', to: '1970-01-01T00:00:02.000Z' },
    ],
    [[`${name}<=99999999999999`], { to: '9999-12-31T23:59:59.999Z' }],
    [[`${name}>=-99999999999999`], { from: '0001-01-01T00:00:00.000Z' }],
  ])('reads %j', (filters, expected) => {
    expect(given(numbers(...filters))).toEqual(expected)
  })

  it('finds nothing between bounds that cross', () => {
    expect(numbers(`${name}>=10`, `${name}<10`)).toBeUndefined()
    expect(numbers(`${name}>=10`, `${name}<5`, `${name}<20`)).toBeUndefined()
  })

  it.each([
    [['views>10']],
    [[`${name}!=10`]],
    [[`${name}>=ten`]],
    [[[`${name}=1`, `${name}=2`]]],
    [[' '.repeat(50_000)]],
  ])('refuses %.40j', (filters) => {
    expect(() => numbers(...filters)).toThrow('Expected a comparison of `publishedAtTimestamp`')
  })
})
