import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { createQueryStatistics, foldQuery } from '../../src/telemetry/query-statistics.ts'
import type { ObservedSearch } from '../../src/telemetry/request-observer.ts'

const request = { method: 'GET', path: '/search', header: () => undefined }
const startMs = Date.UTC(2025, 9, 26, 12)

/** Statistics at a settable time, with a way to count a search. */
function start() {
  const clock = { nowMs: startMs }
  const statistics = createQueryStatistics({ now: () => clock.nowMs })
  const count = (search?: Partial<ObservedSearch>): Promise<void> =>
    statistics.observe(request, () =>
      Promise.resolve({
        route: '/search',
        status: 200,
        tookMs: 1,
        ...(search && { search: { q: 'ferry', page: 1, totalHits: 2, ...search } }),
      }),
    )
  return { clock, statistics, count }
}

describe('createQueryStatistics', () => {
  it('counts queries, and those without hits, folded', async () => {
    const { statistics, count } = start()
    await count({ q: ' Ferry  times' })
    await count({ q: 'ferry times' })
    await count({ q: 'Café', totalHits: 0 })
    expect(statistics.report(10)).toEqual({
      since: '2025-10-26T12:00:00.000Z',
      halfLifeHours: 24,
      searches: 3,
      top: [
        { q: 'ferry times', count: 2, error: 0 },
        { q: 'cafe', count: 1, error: 0 },
      ],
      withoutHits: [{ q: 'cafe', count: 1, error: 0 }],
    })
    expect(statistics.report(1).top).toHaveLength(1)
  })

  it('counts neither further pages, nor empty queries, nor requests without a search', async () => {
    const { statistics, count } = start()
    await count({ page: 2 })
    await count({ q: ' ' })
    await count()
    expect(statistics.report(10)).toMatchObject({ searches: 0, top: [], withoutHits: [] })
  })

  it('lets counts fade', async () => {
    const { clock, statistics, count } = start()
    await count({})
    await count({})
    clock.nowMs += 24 * 3_600_000
    expect(statistics.report(10)).toMatchObject({ searches: 2, top: [{ q: 'ferry', count: 1 }] })
  })

  it('stays small, whatever is asked', async () => {
    const { statistics, count } = start()
    for (let i = 0; i < 3000; i++) await count({ q: `query ${i} ${'x'.repeat(400)}`, totalHits: 0 })
    const { searches, top, withoutHits } = statistics.report(100_000)
    expect(searches).toBe(3000)
    expect(top).toHaveLength(1000)
    expect(withoutHits).toHaveLength(1000)
    expect(Math.max(...top.map(({ q }) => q.length))).toBe(100)
  })
})

describe('foldQuery', () => {
  it.each([
    ['NORTH  Korea\t', 'north korea'],
    ['Zürich\u00a0Straße', 'zurich strasse'],
    ['__proto__', '__proto__'],
    ['a\ud800', 'a\ud800'],
    ['', ''],
  ])('writes %j as %j', (q, expected) => {
    expect(foldQuery(q)).toBe(expected)
  })

  it('is short and has no spaces around it, for any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 512 }), (q) => {
        const folded = foldQuery(q)
        expect(Array.from(folded).length).toBeLessThanOrEqual(100)
        expect(folded).toBe(folded.trim())
      }),
    )
  })
})
