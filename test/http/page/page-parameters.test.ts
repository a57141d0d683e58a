// 1. What can be used is asked for; what cannot is left out and said. Nothing is a dead end.
// 2. Tags of highlights never come from the address.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { keptParameters } from '../../../src/http/page/page-address.ts'
import { readPageParameters } from '../../../src/http/page/page-parameters.ts'
import { PAGE_PARAMETERS } from '../../../src/http/page/shown-parameters.ts'

const present = { nowMs: Date.UTC(2025, 9, 26, 12), timeZone: 'UTC' }
const read = (query: Readonly<Record<string, string | readonly string[]>>) =>
  readPageParameters(query, present)

describe('readPageParameters', () => {
  it('reads what /search reads, with the facets of the page', () => {
    const { request, parameters, notices } = read({
      q: 'ferry',
      author: ['A', 'B'],
      from: '2025-10',
      sortBy: 'newest',
      page: '2',
      explain: 'true',
    })
    expect(request).toMatchObject({
      q: 'ferry',
      author: ['A', 'B'],
      sortBy: 'newest',
      page: 2,
      explain: true,
      facets: ['kind', 'author', 'section', 'list', 'month'],
    })
    expect(parameters.author).toEqual(['A', 'B'])
    expect(notices).toEqual([])
  })

  it('passes over empty values, of which forms send many', () => {
    expect(read({ q: '', from: ' ', kind: '' }).parameters).toEqual({})
  })

  it('takes the last value of what can be given once', () => {
    expect(read({ from: ['7d', '2025-01-02'] }).parameters.from).toEqual(['2025-01-02'])
  })

  it.each([
    [{ from: 'yesterdayish' }, '“yesterdayish” cannot be used as from'],
    [{ to: '7d' }, '“7d” cannot be used as to'],
    [{ page: '0' }, '“0” cannot be used as page'],
    [{ page: '1001' }, '“1001” cannot be used as page'],
    [{ pageSize: 'many' }, '“many” cannot be used as pageSize'],
    [{ kind: 'podcast' }, 'Kinds are article and teaser.'],
    [{ sortBy: 'best' }, 'Orders are relevance'],
    [{ from: '2025-02-01', to: '2025-01-01' }, '“2025-02-01” cannot be used as from'],
    [{ explain: 'perhaps' }, '“perhaps” cannot be used as explain'],
  ])('leaves %j out, says so, and keeps the rest', (query, notice) => {
    const { request, notices } = read({ q: 'ferry', ...query })
    expect(request.q).toBe('ferry')
    expect(notices).toHaveLength(1)
    expect(notices[0]).toContain(notice)
  })

  it('cuts a query that is too long', () => {
    const { request, notices } = read({ q: 'x'.repeat(600) })
    expect(request.q).toHaveLength(512)
    expect(notices).toEqual(['Only the first 512 characters were searched for.'])
  })

  it('asks back about a parameter that is near to a known one, and passes over the rest', () => {
    expect(read({ pagesize: '3', utm_source: 'x', fbclid: 'y', __proto__: 'z' }).notices).toEqual([
      '“pagesize” is not known here and was left out. Is it pageSize?',
    ])
  })

  it('takes no tags from the address', () => {
    const { request } = read({ q: 'x', highlightPreTag: '<script>', highlightPostTag: '</script>' })
    expect(request).toMatchObject({ highlightPreTag: '<mark>', highlightPostTag: '</mark>' })
  })

  it('never throws, and what it understood it understands again', () => {
    const names = fc.constantFrom(...PAGE_PARAMETERS, 'x', '__proto__', 'highlightPreTag')
    const values = fc.array(
      fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('7d', '2025', 'title', '3', 'true')),
      { maxLength: 3 },
    )
    fc.assert(
      fc.property(fc.dictionary(names, values), (query) => {
        const once = read(query)
        const again = read(Object.fromEntries(group(keptParameters(once.parameters, []))))
        expect(again.notices).toEqual([])
        expect(again.request).toEqual(once.request)
      }),
    )
  })
})

function group(pairs: readonly (readonly [string, string])[]): Map<string, string[]> {
  const groups = new Map<string, string[]>()
  for (const [name, value] of pairs) groups.set(name, [...(groups.get(name) ?? []), value])
  return groups
}
