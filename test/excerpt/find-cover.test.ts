import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Occurrence } from '../../src/excerpt/excerpt.ts'
import { findCover } from '../../src/excerpt/find-cover.ts'

/** `a@10` is clause a from 10 to 15. */
function parse(places: string): Occurrence[] {
  return places.split(' ').map((place) => {
    const start = Number(place.slice(2))
    return { start, end: start + 5, clause: place.charCodeAt(0) }
  })
}

/** The most clauses and, for them, the least distance, by trying every pair of ends. */
function slowly(occurrences: readonly Occurrence[], length: number): [number, number] {
  let best: [number, number] = [0, 0]
  for (const { start } of occurrences) {
    for (const { end } of occurrences) {
      if (end <= start || end - start > length) continue
      const inside = occurrences.filter((other) => other.start >= start && other.end <= end)
      const clauses = new Set(inside.map(({ clause }) => clause)).size
      const distance = Math.max(...inside.map((other) => other.start)) - start
      if (clauses > best[0]) best = [clauses, distance]
      else if (clauses === best[0]) best = [clauses, Math.min(distance, best[1])]
    }
  }
  return best
}

describe('findCover', () => {
  it.each([
    ['the most clauses', 'a@0 a@6 a@12 a@50 b@90', [50, 95]],
    ['then the closest', 'a@0 b@50 b@200 a@220', [200, 225]],
    ['then the most occurrences around', 'a@0 a@500 a@510 a@900', [500, 505]],
    ['then the earliest', 'a@300 a@600', [300, 305]],
    ['no more than the length', 'a@0 b@95 c@250', [0, 100]],
    ['nothing that exceeds the length', 'a@0 b@96', [0, 5]],
  ])('chooses %s', (_what, places, range) => {
    expect(findCover(parse(places), 100)?.range).toEqual(range)
  })

  it('counts words as farther apart by what parts them', () => {
    const places = parse('a@0 b@20 a@50 b@72')
    expect(findCover(places, 100, ([start]) => (start === 0 ? 5 : 0))?.range).toEqual([50, 77])
  })

  it('finds none among none', () => {
    expect(findCover([], 100)).toBeUndefined()
  })

  it('finds as many clauses as closely as trying every passage does', () => {
    const occurrence = fc.record({
      start: fc.integer({ min: 0, max: 120 }),
      size: fc.integer({ min: 1, max: 9 }),
      clause: fc.integer({ min: 0, max: 4 }),
    })
    const input = fc.array(occurrence, { minLength: 1, maxLength: 12 })
    fc.assert(
      fc.property(input, fc.integer({ min: 9, max: 60 }), (list, length) => {
        const occurrences = list
          .map(({ start, size, clause }) => ({ start, end: start + size, clause }))
          .sort((a, b) => a.start - b.start)
        const cover = findCover(occurrences, length)
        const [clauses, distance] = slowly(occurrences, length)
        expect(cover?.clauses).toBe(clauses)
        expect(cover?.distance).toBeLessThanOrEqual(distance)
        const [start = 0, end = 0] = cover?.range ?? []
        expect(end - start).toBeLessThanOrEqual(length)
        const inside = occurrences.filter((other) => other.start >= start && other.end <= end)
        expect(new Set(inside.map((other) => other.clause)).size).toBe(clauses)
      }),
      { numRuns: 1000 },
    )
  })
})
